"""Sentinel-2 L2A products as ESA delivers them: small `.SAFE` folders and zips of them."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from furrow.engine.imagery.bands import NATIVE_DISTANCE
from furrow.tests.builders.scenes import BOA_OFFSET, Scene, Truth, cut_scenes, with_offset, write_raster

__all__ = ["write_safe", "write_safe_zip", "write_safes"]

_LOSSLESS = {"QUALITY": "100", "REVERSIBLE": "YES", "RESOLUTIONS": "1"}
_DISTANCES = {"B02": (10, 20, 60), "B05": (20, 60), "SCL": (20, 60)}
"""Distances at which products hold a band or SCL, where there are several; the coarser ones are averages."""


def write_safes(
    folder: Path,
    truth: Truth,
    *,
    layout: str = "whole",
    baseline: str | Sequence[str] = "05.00",
    zipped: bool = False,
) -> list[Path]:
    """Write a truth as products; see `cut_scenes`. Return their paths in the order of the scenes."""
    write = write_safe_zip if zipped else write_safe
    return [write(folder, scene) for scene in cut_scenes(truth, layout=layout, baseline=baseline)]


def write_safe(folder: Path, scene: Scene) -> Path:
    """Write one product as a folder, and return it."""
    product = folder / f"{scene.product}.SAFE"
    granule = product / "GRANULE" / f"L2A_T{scene.tile}_A020770_{scene.moment:%Y%m%dT%H%M%S}"
    images = []
    for name, array in scene.arrays.items():
        native = 20 if name == "SCL" else NATIVE_DISTANCE[name]
        for distance in _DISTANCES.get(name, (native,)):
            stem = f"T{scene.tile}_{scene.moment:%Y%m%dT%H%M%S}_{name}_{distance}m"
            pixels = _coarser(array, distance // native, average=name != "SCL")
            if name != "SCL" and scene.has_offset:
                pixels = with_offset(pixels)
            path = granule / "IMG_DATA" / f"R{distance}m" / f"{stem}.jp2"
            write_raster(path, pixels, scene.grid.coarsen(distance // 10), "JP2OpenJPEG", nodata=False, **_LOSSLESS)
            images.append(path.relative_to(product).with_suffix("").as_posix())
    probability = np.zeros(scene.arrays["SCL"].shape, np.uint8)
    write_raster(
        granule / "QI_DATA" / "MSK_CLDPRB_20m.jp2", probability, scene.native_grid("SCL"), "JP2OpenJPEG", nodata=False,
        **_LOSSLESS,
    )  # fmt: skip
    (product / "MTD_MSIL2A.xml").write_text(_product_metadata(scene, images), encoding="utf-8")
    (granule / "MTD_TL.xml").write_text(_tile_metadata(scene), encoding="utf-8")
    (product / "manifest.safe").write_text("<?xml version='1.0' encoding='UTF-8'?>\n<XFDU/>\n", encoding="utf-8")
    return product


def write_safe_zip(folder: Path, scene: Scene, *, suffix: str = ".zip") -> Path:
    """Write one product as a zip, as archives send it, and return it.

    Args:
        suffix: Some archives call it `.SAFE.zip`.
    """
    product = write_safe(folder / f"for {scene.product}", scene)
    path = folder / f"{scene.product}{suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(product.rglob("*")):
            archive.write(file, file.relative_to(product.parent))
    for file in sorted(product.parent.rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    product.parent.rmdir()
    return path


def _coarser(array: NDArray[Any], factor: int, *, average: bool) -> NDArray[Any]:
    if factor == 1:
        return array
    if not average:
        return array[::factor, ::factor]
    height, width = array.shape[0] // factor, array.shape[1] // factor
    return array.reshape(height, factor, width, factor).mean((1, 3)).astype(array.dtype)


def _product_metadata(scene: Scene, images: Sequence[str]) -> str:
    start = f"{scene.moment:%Y-%m-%dT%H:%M:%S}.024Z"
    made = f"{scene.moment + datetime.timedelta(hours=3):%Y-%m-%dT%H:%M:%S}.000000Z"
    offsets = "".join(f'<BOA_ADD_OFFSET band_id="{band}">{-BOA_OFFSET}</BOA_ADD_OFFSET>' for band in range(13))
    offset_list = f"<BOA_ADD_OFFSET_VALUES_LIST>{offsets}</BOA_ADD_OFFSET_VALUES_LIST>" if scene.has_offset else ""
    files = "".join(f"<IMAGE_FILE>{escape(image)}</IMAGE_FILE>" for image in images)
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<n1:Level-2A_User_Product xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/User_Product_Level-2A.xsd">
  <n1:General_Info>
    <Product_Info>
      <PRODUCT_START_TIME>{start}</PRODUCT_START_TIME>
      <PRODUCT_STOP_TIME>{start}</PRODUCT_STOP_TIME>
      <PRODUCT_URI>{scene.product}.SAFE</PRODUCT_URI>
      <PROCESSING_LEVEL>Level-2A</PROCESSING_LEVEL>
      <PRODUCT_TYPE>S2MSI2A</PRODUCT_TYPE>
      <PROCESSING_BASELINE>{scene.baseline}</PROCESSING_BASELINE>
      <GENERATION_TIME>{made}</GENERATION_TIME>
      <Datatake datatakeIdentifier="G{scene.platform}_{scene.moment:%Y%m%dT%H%M%S}_020770_N{scene.baseline}">
        <SPACECRAFT_NAME>Sentinel-{scene.platform[1:]}</SPACECRAFT_NAME>
        <DATATAKE_SENSING_START>{start}</DATATAKE_SENSING_START>
        <SENSING_ORBIT_NUMBER>{scene.orbit}</SENSING_ORBIT_NUMBER>
      </Datatake>
      <Product_Organisation><Granule_List><Granule imageFormat="JPEG2000">{files}</Granule></Granule_List>
      </Product_Organisation>
    </Product_Info>
    <Product_Image_Characteristics>
      <Special_Values><SPECIAL_VALUE_TEXT>NODATA</SPECIAL_VALUE_TEXT><SPECIAL_VALUE_INDEX>0</SPECIAL_VALUE_INDEX>
      </Special_Values>
      <QUANTIFICATION_VALUES_LIST>
        <BOA_QUANTIFICATION_VALUE unit="none">10000</BOA_QUANTIFICATION_VALUE>
        <AOT_QUANTIFICATION_VALUE unit="none">1000.0</AOT_QUANTIFICATION_VALUE>
        <WVP_QUANTIFICATION_VALUE unit="cm">1000.0</WVP_QUANTIFICATION_VALUE>
      </QUANTIFICATION_VALUES_LIST>
      {offset_list}
    </Product_Image_Characteristics>
  </n1:General_Info>
  <n1:Quality_Indicators_Info>
    <Cloud_Coverage_Assessment>{scene.cloud_cover:.6f}</Cloud_Coverage_Assessment>
  </n1:Quality_Indicators_Info>
</n1:Level-2A_User_Product>
"""


def _tile_metadata(scene: Scene) -> str:
    zone = int(scene.grid.crs.to_authority()[1])
    sizes = "".join(
        f'<Size resolution="{distance}"><NROWS>{scene.grid.height * 10 // distance}</NROWS>'
        f"<NCOLS>{scene.grid.width * 10 // distance}</NCOLS></Size>"
        for distance in (10, 20, 60)
    )
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<n1:Level-2A_Tile_ID xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/S2_PDI_Level-2A_Tile_Metadata.xsd">
  <n1:General_Info>
    <TILE_ID>{scene.platform}_OPER_MSI_L2A_TL_2APS_A020770_T{scene.tile}_N{scene.baseline}</TILE_ID>
    <SENSING_TIME metadataLevel="Standard">{scene.moment:%Y-%m-%dT%H:%M:%S.%f}Z</SENSING_TIME>
  </n1:General_Info>
  <n1:Geometric_Info>
    <Tile_Geocoding>
      <HORIZONTAL_CS_NAME>WGS84 / UTM zone {zone % 100}N</HORIZONTAL_CS_NAME>
      <HORIZONTAL_CS_CODE>EPSG:{zone}</HORIZONTAL_CS_CODE>
      {sizes}
      <Geoposition resolution="10"><ULX>{scene.grid.transform.c:.0f}</ULX><ULY>{scene.grid.transform.f:.0f}</ULY>
      </Geoposition>
    </Tile_Geocoding>
  </n1:Geometric_Info>
</n1:Level-2A_Tile_ID>
"""
