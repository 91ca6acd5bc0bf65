<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- How many dates show a pixel clearly. Never is vermilion, which stands out from the viridis ramp for every
     kind of colour vision; few dates are dark, many light. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="30">
      <rasterTransparency/>
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="0" maximumValue="30" labelPrecision="0">
          <item value="0" color="#d55e00" alpha="255" label="never"/>
          <item value="1" color="#440154" alpha="255" label="1"/>
          <item value="5" color="#414487" alpha="255" label="5"/>
          <item value="10" color="#2a788e" alpha="255" label="10"/>
          <item value="15" color="#22a884" alpha="255" label="15"/>
          <item value="20" color="#7ad151" alpha="255" label="20"/>
          <item value="30" color="#fde725" alpha="255" label="30 or more"/>
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
