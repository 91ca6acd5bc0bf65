import numpy as np
import pytest

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.series.indices import bands_of_variable, normalised_difference


def test_bands_of_the_published_definitions():
    assert bands_of_variable("NDVI") == ("B08", "B04")
    assert bands_of_variable("NDWI") == ("B03", "B08")
    assert bands_of_variable("NDBI") == ("B11", "B08")
    assert bands_of_variable("B8A") == ("B8A",)
    with pytest.raises(InputError, match="'EVI' is no band and no index"):
        bands_of_variable("EVI")


def test_values_and_where_there_are_none():
    first = np.array([0.4, 0.1, 0.0, -0.2, 0.3], np.float32)
    second = np.array([0.1, 0.1, 0.0, 0.2, 0.2], np.float32)
    valid = np.array([True, True, True, True, False])
    with np.errstate(all="raise"):
        index, told = normalised_difference(first, second, valid)
    np.testing.assert_allclose(index, [0.6, 0, np.nan, np.nan, np.nan], atol=1e-6)
    assert told.tolist() == [True, True, False, False, False]
