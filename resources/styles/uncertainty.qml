<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- Standard deviation of several predictions, stored as 0..200 for 0..1. Pixels of two values cannot lie farther apart
     than 0.5. Where predictions agree nothing is drawn over the map below; the ramp darkens where they do not. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="40">
      <rasterTransparency/>
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="0" maximumValue="40" labelPrecision="0">
          <item value="0" color="#fff7ec" alpha="0" label="0 %"/>
          <item value="5" color="#fdd49e" alpha="110" label="2.5 %"/>
          <item value="10" color="#fc8d59" alpha="180" label="5 %"/>
          <item value="20" color="#d7301f" alpha="230" label="10 %"/>
          <item value="40" color="#7f0000" alpha="255" label="20 % and more"/>
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
