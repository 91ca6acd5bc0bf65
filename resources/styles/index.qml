<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- A normalised difference, -1 to 1: brown below 0, blue-green above, pale at 0. Brown and blue-green (BrBG) can be told
     apart with any kind of colour vision. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="-1" classificationMax="1">
      <rasterTransparency/>
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="-1" maximumValue="1" labelPrecision="1">
          <item value="-1" color="#543005" alpha="255" label="-1"/>
          <item value="-0.6" color="#8c510a" alpha="255" label="-0.6"/>
          <item value="-0.3" color="#bf812d" alpha="255" label="-0.3"/>
          <item value="-0.1" color="#dfc27d" alpha="255" label="-0.1"/>
          <item value="0" color="#f5f5f5" alpha="255" label="0"/>
          <item value="0.2" color="#c7eae5" alpha="255" label="0.2"/>
          <item value="0.4" color="#80cdc1" alpha="255" label="0.4"/>
          <item value="0.6" color="#35978f" alpha="255" label="0.6"/>
          <item value="0.8" color="#01665e" alpha="255" label="0.8"/>
          <item value="1" color="#003c30" alpha="255" label="1"/>
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
