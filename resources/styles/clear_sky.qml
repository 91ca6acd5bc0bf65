<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- Clear sky of each date: clear is see-through, so that the image below can be read; what is hidden is
     grey-blue, dark enough for a light map and for every kind of colour vision. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor="">
      <rasterTransparency/>
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <colorPalette>
        <paletteEntry value="0" color="#4c6a92" alpha="205" label="cloud, shadow or snow"/>
        <paletteEntry value="1" color="#ffffff" alpha="0" label="clear"/>
      </colorPalette>
    </rasterrenderer>
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" grayscaleMode="0" colorizeOn="0"/>
    <rasterresampler zoomedInResampler="" zoomedOutResampler="" maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
