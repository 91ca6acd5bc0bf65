<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- Surface reflectance of one band, grey from 0 to 0.5: the same at all dates, so that what grows lighter in an
     animation grew lighter on the ground. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="0.5">
      <rasterTransparency/>
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="0" maximumValue="0.5" labelPrecision="1">
          <item value="0" color="#000000" alpha="255" label="0"/>
          <item value="0.1" color="#3c3c3c" alpha="255" label="0.1"/>
          <item value="0.2" color="#707070" alpha="255" label="0.2"/>
          <item value="0.3" color="#a2a2a2" alpha="255" label="0.3"/>
          <item value="0.4" color="#d2d2d2" alpha="255" label="0.4"/>
          <item value="0.5" color="#ffffff" alpha="255" label="0.5 or more"/>
          <rampLegendSettings useContinuousLegend="0" orientation="2" direction="0" minimumLabel="" maximumLabel="" prefix="" suffix=""/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" grayscaleMode="0" colorizeOn="0"/>
    <rasterresampler zoomedInResampler="" zoomedOutResampler="" maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
