import pytest

from furrow.models.errors import ModelError, UnsafeModelError
from furrow.models.registry import NETWORKS, build, default_settings

pytestmark = pytest.mark.engine


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_every_network_can_be_rebuilt_from_its_settings(name):
    network = build(name, default_settings(name))
    assert network.bands == NETWORKS[name]["bands"]
    assert {k: v.shape for k, v in network.state_dict().items()} == {
        k: v.shape for k, v in build(name).state_dict().items()
    }


@pytest.mark.parametrize(
    ("settings", "kind", "word"),
    [
        ({"width": 10**9}, UnsafeModelError, "1000000000"),
        ({"composites": 0}, UnsafeModelError, "composites"),
        ({"bands": ["B04", "B08"] + [f"X{i}" for i in range(100)]}, UnsafeModelError, "102 bands"),
        ({"bands": ["B04", "B08", "../x"]}, UnsafeModelError, "band names"),
        ({"bands": ["B02", "B03"]}, ModelError, "B08"),
        ({"bands": ["B04", "B08", "B08"]}, ModelError, "once"),
        ({"bands": "B04"}, ModelError, "list"),
        ({"width": 8.5}, ModelError, "whole number"),
        ({"width": True}, ModelError, "whole number"),
        ({"attention": 30, "heads": 4}, ModelError, "heads"),
        ({"first_day": 200, "last_day": 100}, ModelError, "first day"),
        ({"os.system": 1}, ModelError, "os.system"),
    ],
)
def test_wrong_settings_are_refused_in_one_sentence(settings, kind, word):
    with pytest.raises(kind, match=word):
        build("hybrid-small", settings)


def test_an_unknown_network_is_refused_with_the_names_there_are():
    with pytest.raises(ModelError, match="hybrid-base"):
        build("resnet", {})
