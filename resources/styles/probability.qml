<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- Probability of cultivated land, stored as 0..200 and shown as 0..100 %. The ramp is viridis, which
     people with any kind of colour vision can order, and which stays ordered in grey. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="200">
      <rasterTransparency/>
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="0" maximumValue="200" labelPrecision="0">
          <item value="0" color="#440154" alpha="255" label="0 %"/>
          <item value="25" color="#472d7b" alpha="255" label="12.5 %"/>
          <item value="50" color="#3b528b" alpha="255" label="25 %"/>
          <item value="75" color="#2c728e" alpha="255" label="37.5 %"/>
          <item value="100" color="#21918c" alpha="255" label="50 %"/>
          <item value="125" color="#28ae80" alpha="255" label="62.5 %"/>
          <item value="150" color="#5ec962" alpha="255" label="75 %"/>
          <item value="175" color="#addc30" alpha="255" label="87.5 %"/>
          <item value="200" color="#fde725" alpha="255" label="100 %"/>
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
