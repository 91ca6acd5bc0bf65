<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- The weight map: 0 is not scored and not drawn; 1 is the ground, 2 the ring of a large parcel or a small parcel
     itself, 4 the ring of the smallest parcels. The ramp is the lightness-ordered "inferno", reversed. -->
<qgis version="3.40" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="4">
      <rasterTransparency/>
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="0" maximumValue="4" labelPrecision="1">
          <item value="0" color="#ffffff" alpha="0" label="0 (not scored)"/>
          <item value="1" color="#fcf6d4" alpha="255" label="1"/>
          <item value="1.5" color="#fbb41a" alpha="255" label="1.5"/>
          <item value="2" color="#ed6925" alpha="255" label="2"/>
          <item value="2.5" color="#c73e4c" alpha="255" label="2.5"/>
          <item value="3" color="#932667" alpha="255" label="3"/>
          <item value="3.5" color="#57106e" alpha="255" label="3.5"/>
          <item value="4" color="#1b0c41" alpha="255" label="4"/>
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
