<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- The edges of the predicted mask alone, over an image. Lines are drawn at the multiples of the interval: at 0.51
     there is one, half-way between 0 and 1, and none at 1 (with 0.5 there would be). What is drawn follows the screen's
     pixels (downscale 1). A dark casing keeps the line apart from bright fields. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="contour" band="1" opacity="1" alphaBand="-1" nodataColor="" contour-interval="0.51" contour-index-interval="0" downscale="1">
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <symbols>
        <symbol name="contour" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleLine" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="line_color" type="QString" value="26,26,26,200"/>
              <Option name="line_width" type="QString" value="0.9"/>
              <Option name="line_width_unit" type="QString" value="MM"/>
              <Option name="joinstyle" type="QString" value="round"/>
              <Option name="capstyle" type="QString" value="round"/>
            </Option>
          </layer>
          <layer class="SimpleLine" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="line_color" type="QString" value="255,191,0,255"/>
              <Option name="line_width" type="QString" value="0.45"/>
              <Option name="line_width_unit" type="QString" value="MM"/>
              <Option name="joinstyle" type="QString" value="round"/>
              <Option name="capstyle" type="QString" value="round"/>
            </Option>
          </layer>
        </symbol>
      </symbols>
    </rasterrenderer>
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" grayscaleMode="0" colorizeOn="0"/>
    <rasterresampler zoomedInResampler="" zoomedOutResampler="" maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
