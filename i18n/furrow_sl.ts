<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sl" sourcelanguage="en">
<context>
    <name>BuildEngineAlgorithm</name>
    <message>
        <source>Build the engine</source>
        <translation>Zgradi pogon</translation>
    </message>
    <message>
        <source>Builds, repairs or updates the engine, the separate Python environment in which Furrow&apos;s heavy work runs.

Run it once after installing Furrow and again when an algorithm asks for it. It downloads 300 MB to 3 GB, needs 2 to 8 GB of disk, and never changes QGIS&apos;s own Python. What works stays in use until the new environment has passed its check, so it can be cancelled at any time. The proxy of QGIS&apos;s settings is used.</source>
        <translation>Zgradi, popravi ali posodobi pogon, ločeno okolje Pythona, v katerem teče težko delo Furrowa.

Zaženite ga enkrat po namestitvi Furrowa in znova, ko to zahteva kak algoritem. Prenese od 300 MB do 3 GB, potrebuje od 2 do 8 GB na disku in nikoli ne spremeni QGIS-ovega Pythona. Kar deluje, ostane v rabi, dokler novo okolje ne prestane preverjanja, zato ga je mogoče kadar koli preklicati. Uporabi se posredniški strežnik iz nastavitev QGIS-a.</translation>
    </message>
    <message>
        <source>engine,install,environment,setup,repair,update,python,torch,cuda,gpu,dependencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing on</source>
        <translation>Računanje na</translation>
    </message>
    <message>
        <source>auto takes the GPU where an NVIDIA driver is installed and the processor elsewhere; cpu is the small build for any computer; cuda is the build for NVIDIA GPUs.</source>
        <translation>auto izbere GPU, kjer je nameščen gonilnik NVIDIA, drugje procesor; cpu je majhna različica za vsak računalnik; cuda je različica za GPU-je NVIDIA.</translation>
    </message>
    <message>
        <source>Build anew even if the engine works</source>
        <translation>Zgradi na novo, tudi če pogon deluje</translation>
    </message>
    <message>
        <source>Makes a new environment and removes the old one once the new one has passed its check.</source>
        <translation>Naredi novo okolje in odstrani staro, ko novo prestane preverjanje.</translation>
    </message>
    <message>
        <source>Python to use instead</source>
        <translation>Python, ki naj se uporabi namesto tega</translation>
    </message>
    <message>
        <source>The Python of an environment you keep yourself, with Furrow&apos;s packages installed. Nothing is built then; the choice is remembered in this QGIS profile. Leave it empty to use Furrow&apos;s own environment.</source>
        <translation>Python okolja, ki ga vzdržujete sami in v katerem so nameščeni paketi Furrowa. Takrat se nič ne gradi; izbira se shrani v tem profilu QGIS-a. Pustite prazno za lastno okolje Furrowa.</translation>
    </message>
    <message>
        <source>Python to build with</source>
        <translation>Python za gradnjo</translation>
    </message>
    <message>
        <source>A Python 3.11 or newer to make the environment with. Leave it empty to have one found.</source>
        <translation>Python 3.11 ali novejši, s katerim se naredi okolje. Pustite prazno, da se poišče sam.</translation>
    </message>
    <message>
        <source>Python of the engine</source>
        <translation>Python pogona</translation>
    </message>
    <message>
        <source>Its path.</source>
        <translation>Njegova pot.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stanje</translation>
    </message>
    <message>
        <source>One sentence on the engine.</source>
        <translation>En stavek o pogonu.</translation>
    </message>
    <message>
        <source>There is no Python &apos;{path}&apos;: choose the program itself, not its folder.</source>
        <translation>Pythona »{path}« ni: izberite sam program, ne njegove mape.</translation>
    </message>
    <message>
        <source>FURROW_ENGINE_PYTHON names &apos;{python}&apos;, which goes before what is built here.</source>
        <translation>FURROW_ENGINE_PYTHON navaja »{python}«, ki ima prednost pred tem, kar se gradi tu.</translation>
    </message>
</context>
<context>
    <name>CheckEngineAlgorithm</name>
    <message>
        <source>Check the engine</source>
        <translation>Preveri pogon</translation>
    </message>
    <message>
        <source>Tells whether the engine works, and what to do about each problem.

Prints the versions of QGIS, Furrow and the engine&apos;s packages, the devices networks can be computed on, memory and disk. Your name and folders are left out, so the report can be pasted into a bug report as it is.</source>
        <translation>Pove, ali pogon deluje in kaj storiti ob vsaki težavi.

Izpiše različice QGIS-a, Furrowa in paketov pogona, naprave, na katerih se lahko računajo mreže, pomnilnik in disk. Vaše ime in mape so izpuščeni, zato lahko poročilo takšno, kot je, prilepite v prijavo napake.</translation>
    </message>
    <message>
        <source>engine,diagnose,report,bug,version,gpu,cuda,memory,disk,environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine works</source>
        <translation>Pogon deluje</translation>
    </message>
    <message>
        <source>True without problems.</source>
        <translation>Drži, kadar ni težav.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Težave</translation>
    </message>
    <message>
        <source>How many were found.</source>
        <translation>Koliko jih je bilo najdenih.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Poročilo</translation>
    </message>
    <message>
        <source>The report as plain text.</source>
        <translation>Poročilo kot golo besedilo.</translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>Težav ni bilo najdenih.</translation>
    </message>
</context>
<context>
    <name>FurrowAlgorithm</name>
    <message>
        <source>Inputs</source>
        <translation>Vhodi</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Izhodi</translation>
    </message>
    <message>
        <source>Choose a name that ends in .tif.</source>
        <translation>Izberite ime, ki se konča s .tif.</translation>
    </message>
</context>
<context>
    <name>FurrowPlugin</name>
    <message>
        <source>Check the engine</source>
        <translation>Preveri pogon</translation>
    </message>
    <message>
        <source>Build the engine</source>
        <translation>Zgradi pogon</translation>
    </message>
    <message>
        <source>Show the algorithms in the toolbox</source>
        <translation>Pokaži algoritme v orodjarni</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Uporabniški priročnik</translation>
    </message>
</context>
<context>
    <name>FurrowProvider</name>
    <message>
        <source>Furrow: cultivated land at 2.5 m from Sentinel-2</source>
        <translation>Furrow: obdelana zemljišča z ločljivostjo 2,5 m iz posnetkov Sentinel-2</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>1 Setup</source>
        <translation>1 Priprava</translation>
    </message>
    <message>
        <source>2 Imagery</source>
        <translation>2 Posnetki</translation>
    </message>
    <message>
        <source>3 Reference</source>
        <translation>3 Referenca</translation>
    </message>
    <message>
        <source>4 Model</source>
        <translation>4 Model</translation>
    </message>
    <message>
        <source>5 Prediction</source>
        <translation>5 Napoved</translation>
    </message>
    <message>
        <source>6 Assessment</source>
        <translation>6 Ocena</translation>
    </message>
</context>
<context>
    <name>ImportEOPatchAlgorithm</name>
    <message>
        <source>Import season from EOPatch</source>
        <translation>Uvozi sezono iz EOPatcha</translation>
    </message>
    <message>
        <source>Turns an EOPatch of eo-learn, as the Enhanced Sentinel-2 Agriculture challenge published them, into a season.

Reads the layouts of older and newer eo-learn, from a folder or straight from an archive. Pickled parts, which could run code, are read in a restricted way or refused. A season appears whole or not at all.</source>
        <translation>Pretvori EOPatch knjižnice eo-learn, kakršne je objavilo tekmovanje Enhanced Sentinel-2 Agriculture, v sezono.

Bere zapise starejših in novejših različic eo-learn, iz mape ali naravnost iz arhiva. Deli v obliki pickle, ki bi lahko zagnali kodo, se berejo omejeno ali zavrnejo. Sezona se pojavi cela ali pa sploh ne.</translation>
    </message>
    <message>
        <source>season,sentinel-2,import,eopatch,eo-learn,ai4eo,npy,challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EOPatch folder</source>
        <translation>Mapa EOPatcha</translation>
    </message>
    <message>
        <source>The folder that holds data, mask and so on. Leave it empty to read an archive.</source>
        <translation>Mapa, ki vsebuje data, mask in tako naprej. Pustite prazno, če naj se prebere arhiv.</translation>
    </message>
    <message>
        <source>or archive with one EOPatch</source>
        <translation>ali arhiv z enim EOPatchem</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Arhivi</translation>
    </message>
    <message>
        <source>A .zip, .tar, .tar.gz or .tgz file. Give either the folder or the archive.</source>
        <translation>Datoteka .zip, .tar, .tar.gz ali .tgz. Podajte bodisi mapo bodisi arhiv.</translation>
    </message>
    <message>
        <source>Bands of the array, in order</source>
        <translation>Kanali v polju, po vrsti</translation>
    </message>
    <message>
        <source>Names such as B02 B03 B04. Leave it empty for the twelve of Sentinel-2 L2A in their usual order.</source>
        <translation>Imena, kot so B02 B03 B04. Pustite prazno za dvanajst kanalov Sentinel-2 L2A v običajnem vrstnem redu.</translation>
    </message>
    <message>
        <source>Name of the array</source>
        <translation>Ime polja</translation>
    </message>
    <message>
        <source>The file under data that holds the bands, such as BANDS. Leave it empty to have it found.</source>
        <translation>Datoteka v mapi data, ki vsebuje kanale, na primer BANDS. Pustite prazno, da se poišče sama.</translation>
    </message>
    <message>
        <source>Give either the folder of an EOPatch or an archive with one.</source>
        <translation>Podajte bodisi mapo EOPatcha bodisi arhiv z njim.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder of an EOPatch.</source>
        <translation>Mape »{path}« ni: izberite mapo EOPatcha.</translation>
    </message>
    <message>
        <source>There is no archive &apos;{path}&apos;: choose a .zip or .tar.gz file.</source>
        <translation>Arhiva »{path}« ni: izberite datoteko .zip ali .tar.gz.</translation>
    </message>
</context>
<context>
    <name>ImportGeoTIFFsAlgorithm</name>
    <message>
        <source>Import season from GeoTIFFs</source>
        <translation>Uvozi sezono iz datotek GeoTIFF</translation>
    </message>
    <message>
        <source>season,sentinel-2,import,geotiff,tif,time series,stac,images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of GeoTIFFs</source>
        <translation>Mapa z datotekami GeoTIFF</translation>
    </message>
    <message>
        <source>Holds the files of one place, such as S2_2019-07-01.tif or T33_20190701_B04.tif.</source>
        <translation>Vsebuje datoteke enega kraja, na primer S2_2019-07-01.tif ali T33_20190701_B04.tif.</translation>
    </message>
    <message>
        <source>Bands of each file, in order</source>
        <translation>Kanali vsake datoteke, po vrsti</translation>
    </message>
    <message>
        <source>Names such as B02 B03 B04 B08. Leave it empty when the band descriptions, or the file names of single-band files, say so.</source>
        <translation>Imena, kot so B02 B03 B04 B08. Pustite prazno, kadar jih povedo opisi kanalov ali imena enokanalnih datotek.</translation>
    </message>
    <message>
        <source>Offset of the digital numbers</source>
        <translation>Zamik digitalnih vrednosti</translation>
    </message>
    <message>
        <source>0 for images processed before January 2022; -1000 for later ones (baseline 04.00) that still carry it.</source>
        <translation>0 za posnetke, obdelane pred januarjem 2022; -1000 za poznejše (različica 04.00), ki ga še vsebujejo.</translation>
    </message>
    <message>
        <source>Reflectance of one digital number</source>
        <translation>Odbojnost ene digitalne vrednosti</translation>
    </message>
    <message>
        <source>0.0001 in Sentinel-2 products. Reflectance = (digital number + offset) x this.</source>
        <translation>0,0001 pri izdelkih Sentinel-2. Odbojnost = (digitalna vrednost + zamik) x ta vrednost.</translation>
    </message>
    <message>
        <source>Pattern of the date</source>
        <translation>Vzorec datuma</translation>
    </message>
    <message>
        <source>A regular expression with a group named date, such as S2_(?P&lt;date&gt;\d{8}). Leave it empty for the usual forms: 2019-07-01, 2019_07_01, 20190701, or the file&apos;s date tag.</source>
        <translation>Regularni izraz s skupino z imenom date, na primer S2_(?P&lt;date&gt;\d{8}). Pustite prazno za običajne oblike: 2019-07-01, 2019_07_01, 20190701 ali datumska oznaka datoteke.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder that holds the GeoTIFFs.</source>
        <translation>Mape »{path}« ni: izberite mapo z datotekami GeoTIFF.</translation>
    </message>
    <message>
        <source>Turns a folder of Sentinel-2 GeoTIFFs with dates in their names into a season, the form in which Furrow keeps the images of one place.

One file with all bands a date, or one file a band and date. Files of 20 m and 60 m, and files in another coordinate reference system, are brought to the grid of the 10 m files by nearest neighbour. Subfolders are not searched. A season appears whole or not at all.</source>
        <translation>Pretvori mapo datotek GeoTIFF Sentinela-2 z datumi v imenih v sezono, obliko, v kateri Furrow hrani posnetke enega kraja.

Ena datoteka z vsemi kanali na datum ali ena datoteka na kanal in datum. Datoteke z 20 m in 60 m ter datoteke v drugem koordinatnem sistemu se z najbližjim sosedom prenesejo na mrežo datotek z 10 m. Podmape se ne preiskujejo. Sezona se pojavi cela ali pa sploh ne.</translation>
    </message>
</context>
<context>
    <name>LoadSeasonAlgorithm</name>
    <message>
        <source>Load season</source>
        <translation>Naloži sezono</translation>
    </message>
    <message>
        <source>Adds the images of a season to the project: one group, one layer a date, ready for the temporal controller.

Every layer has the styles True colour and False colour (near infrared), stretched alike on all dates. To play the season, open View &gt; Panels &gt; Temporal Controller, choose the animated mode and set the range to that of the layers: each image stays until the next one.</source>
        <translation>Doda posnetke sezone v projekt: eno skupino, en sloj na datum, pripravljene za časovni nadzornik.

Vsak sloj ima sloga True colour (prave barve) in False colour (bližnja infrardeča), na vseh datumih enako raztegnjena. Za predvajanje sezone v meniju Pogled &gt; Plošče odprite časovni nadzornik, izberite animirani način in nastavite razpon na razpon slojev: vsak posnetek ostane do naslednjega.</translation>
    </message>
    <message>
        <source>season,sentinel-2,load,layers,temporal,animation,true colour,false colour,time series,view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json.</source>
        <translation>Mapa sezone ali njena datoteka collection.json.</translation>
    </message>
    <message>
        <source>Style shown first</source>
        <translation>Slog, ki se pokaže najprej</translation>
    </message>
    <message>
        <source>The other one is in the Styles menu of each layer.</source>
        <translation>Drugi je v meniju Slogi vsakega sloja.</translation>
    </message>
    <message>
        <source>Least clear share (%)</source>
        <translation>Najmanjši jasni delež (%)</translation>
    </message>
    <message>
        <source>Dates with fewer clear pixels are left out.</source>
        <translation>Datumi z manj jasnimi piksli se izpustijo.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Sloji</translation>
    </message>
    <message>
        <source>One a date, in time order.</source>
        <translation>Eden na datum, po časovnem redu.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumi</translation>
    </message>
    <message>
        <source>Number of dates loaded.</source>
        <translation>Število naloženih datumov.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Naslov</translation>
    </message>
    <message>
        <source>The season&apos;s title, and so the group&apos;s.</source>
        <translation>Naslov sezone in s tem skupine.</translation>
    </message>
    <message>
        <source>No date of the season &apos;{season}&apos; is clear to {least:g} %: lower that share.</source>
        <translation>Noben datum sezone »{season}« ni jasen vsaj {least:g} %: znižajte ta delež.</translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation>Nalaganje je bilo preklicano.</translation>
    </message>
</context>
<context>
    <name>PredictCultivatedLandAlgorithm</name>
    <message>
        <source>Predict cultivated land</source>
        <translation>Napovej obdelana zemljišča</translation>
    </message>
    <message>
        <source>Maps cultivated land at 2.5 m from a season of Sentinel-2 images at 10 m.

Works tile by tile, so the season may be as large as the disk holds. Pixels that no date shows clearly become nodata. The rasters carry the model, the season and the version of Furrow in their metadata.</source>
        <translation>Kartira obdelana zemljišča z ločljivostjo 2,5 m iz sezone posnetkov Sentinel-2 z ločljivostjo 10 m.

Dela po ploščicah, zato je sezona lahko tako velika, kolikor je prostora na disku. Piksli, ki jih noben datum ne pokaže jasno, ostanejo brez podatka. Rastri nosijo model, sezono in različico Furrowa v metapodatkih.</translation>
    </message>
    <message>
        <source>cropland,cultivated,agriculture,predict,inference,deep learning,super-resolution,segmentation,mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json. It must hold the bands that the model needs.</source>
        <translation>Mapa sezone ali njena datoteka collection.json. Vsebovati mora kanale, ki jih potrebuje model.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>The folder that a training wrote, or its .safetensors file. Leave it empty for the model that ships with Furrow.</source>
        <translation>Mapa, ki jo je zapisalo učenje, ali njena datoteka .safetensors. Pustite prazno za model, priložen Furrowu.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the model&apos;s own.</source>
        <translation>Verjetnost (od 0 do 1), od katere piksel velja za obdelanega. Pustite prazno za prag modela.</translation>
    </message>
    <message>
        <source>Tile size (pixels of 10 m)</source>
        <translation>Velikost ploščice (piksli po 10 m)</translation>
    </message>
    <message>
        <source>Side of the squares that are computed at once. Lower it when memory does not suffice.</source>
        <translation>Stranica kvadratov, ki se računajo naenkrat. Zmanjšajte jo, če zmanjka pomnilnika.</translation>
    </message>
    <message>
        <source>Overlap of tiles (pixels of 10 m)</source>
        <translation>Prekrivanje ploščic (piksli po 10 m)</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Računaj na</translation>
    </message>
    <message>
        <source>auto takes the GPU where the engine can use one, else the processor. A GPU that is named must be there.</source>
        <translation>auto izbere GPU, če ga pogon lahko uporabi, sicer procesor. GPU, ki je imenovan, mora obstajati.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Verjetnost</translation>
    </message>
    <message>
        <source>Probability of cultivated land in half per cent: 0 to 200, nodata 255.</source>
        <translation>Verjetnost obdelanega zemljišča v polovicah odstotka: od 0 do 200, brez podatka 255.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maska</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255.</source>
        <translation>1 obdelano, 0 neobdelano, brez podatka 255.</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Obdelana površina (ha)</translation>
    </message>
    <message>
        <source>Area of the mask&apos;s ones.</source>
        <translation>Površina enic maske.</translation>
    </message>
    <message>
        <source>Cultivated share</source>
        <translation>Obdelani delež</translation>
    </message>
    <message>
        <source>Share of the valid area, 0 to 1.</source>
        <translation>Delež veljavne površine, od 0 do 1.</translation>
    </message>
    <message>
        <source>Valid share</source>
        <translation>Veljavni delež</translation>
    </message>
    <message>
        <source>Share of the season that could be mapped, 0 to 1.</source>
        <translation>Delež sezone, ki ga je bilo mogoče kartirati, od 0 do 1.</translation>
    </message>
    <message>
        <source>Threshold used</source>
        <translation>Uporabljeni prag</translation>
    </message>
    <message>
        <source>Yours or the model&apos;s own.</source>
        <translation>Vaš ali modelov.</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunde</translation>
    </message>
    <message>
        <source>How long the engine worked.</source>
        <translation>Kako dolgo je delal pogon.</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Izračunano na</translation>
    </message>
    <message>
        <source>The device in words.</source>
        <translation>Naprava z besedami.</translation>
    </message>
    <message>
        <source>Neither the probability nor the mask is asked for: choose at least one output.</source>
        <translation>Ne verjetnost ne maska nista zahtevani: izberite vsaj en izhod.</translation>
    </message>
    <message>
        <source>The overlap {overlap} leaves nothing of a tile of {tile}: it must be less than half.</source>
        <translation>Prekrivanje {overlap} ne pusti ničesar od ploščice velikosti {tile}: manjše mora biti od polovice.</translation>
    </message>
    <message>
        <source>What a tile sees beyond its edges, so that no seams show; raised to what the model needs.</source>
        <translation>Kar ploščica vidi prek svojih robov, da se šivi ne vidijo; poveča se na toliko, kolikor potrebuje model.</translation>
    </message>
</context>
<context>
    <name>ReferenceFromParcelsAlgorithm</name>
    <message>
        <source>Reference and weights from parcels</source>
        <translation>Referenca in uteži iz parcel</translation>
    </message>
    <message>
        <source>Rasterises farm parcels (LPIS, farmers&apos; declarations) to the 2.5 m masks and the weight map that training and scoring use.

Parcels are reprojected to the season&apos;s CRS, invalid geometries are repaired and counted, and a selection is respected. Each cultivated parcel is shrunk, then a pixel belongs to it when its centre does. The weight map gives small parcels and the surroundings of their edges more weight, as the Enhanced Sentinel-2 Agriculture challenge defines it.</source>
        <translation>Rastrira kmetijske parcele (LPIS, prijave kmetov) v maske z 2,5 m in karto uteži, ki ju uporabljata učenje in ocenjevanje.

Parcele se preprojicirajo v koordinatni sistem sezone, neveljavne geometrije se popravijo in preštejejo, izbor se upošteva. Vsaka obdelana parcela se skrči, nato ji pripada piksel, katerega središče leži v njej. Karta uteži da majhnim parcelam in okolici njihovih robov večjo težo, kot določa tekmovanje Enhanced Sentinel-2 Agriculture.</translation>
    </message>
    <message>
        <source>lpis,iacs,parcels,rasterize,rasterise,reference,label,ground truth,weights,weight map,mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>A polygon layer in any coordinate reference system. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Poligonski sloj v kateremkoli koordinatnem referenčnem sistemu. Za uporabo izbora obkljukajte »samo izbrani objekti«.</translation>
    </message>
    <message>
        <source>Class of a parcel</source>
        <translation>Razred parcele</translation>
    </message>
    <message>
        <source>The field that holds the class, or an expression such as &quot;crop&quot; || &apos;-&apos; || &quot;use&quot;.</source>
        <translation>Polje z razredom ali izraz, na primer &quot;crop&quot; || &apos;-&apos; || &quot;use&quot;.</translation>
    </message>
    <message>
        <source>Classes that count as cultivated</source>
        <translation>Razredi, ki veljajo za obdelane</translation>
    </message>
    <message>
        <source>Parted by commas; ranges such as 6-11 are allowed; put a class with a comma in quotes. The default are the label groups of the challenge.</source>
        <translation>Ločeni z vejicami; razponi, kot je 6-11, so dovoljeni; razred z vejico dajte v narekovaje. Privzete so skupine oznak tekmovanja.</translation>
    </message>
    <message>
        <source>Classes that are not declared</source>
        <translation>Razredi, ki niso prijavljeni</translation>
    </message>
    <message>
        <source>Agricultural land that nobody declared: unknown, so it is never scored (weight 0).</source>
        <translation>Kmetijsko zemljišče, ki ga nihče ni prijavil: neznano, zato se nikoli ne ocenjuje (utež 0).</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>The outputs lie on its grid, four times finer: 2.5 m for 10 m images.</source>
        <translation>Izhodi ležijo na njeni mreži, štirikrat gosteje: 2,5 m pri posnetkih z 10 m.</translation>
    </message>
    <message>
        <source>Shrink parcels by (m)</source>
        <translation>Skrči parcele za (m)</translation>
    </message>
    <message>
        <source>2.5 in the challenge, which keeps neighbouring parcels apart by two pixels.</source>
        <translation>V tekmovanju 2,5, kar sosednje parcele loči za dva piksla.</translation>
    </message>
    <message>
        <source>Leave out the border</source>
        <translation>Izpusti rob</translation>
    </message>
    <message>
        <source>Sets the weights of the outermost pixels to 0 as the challenge does.</source>
        <translation>Uteži najbolj zunanjih pikslov nastavi na 0, kot v tekmovanju.</translation>
    </message>
    <message>
        <source>Cultivated</source>
        <translation>Obdelano</translation>
    </message>
    <message>
        <source>The reference: 1 cultivated, 0 not.</source>
        <translation>Referenca: 1 obdelano, 0 neobdelano.</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Neprijavljeno</translation>
    </message>
    <message>
        <source>1 where land is not declared, 0 elsewhere.</source>
        <translation>1, kjer zemljišče ni prijavljeno, drugje 0.</translation>
    </message>
    <message>
        <source>Weight map</source>
        <translation>Karta uteži</translation>
    </message>
    <message>
        <source>0 where nothing is scored, else 1 to 4.</source>
        <translation>0, kjer se nič ne ocenjuje, sicer od 1 do 4.</translation>
    </message>
    <message>
        <source>Number of parcels within the season.</source>
        <translation>Število parcel na območju sezone.</translation>
    </message>
    <message>
        <source>Cultivated parcels</source>
        <translation>Obdelane parcele</translation>
    </message>
    <message>
        <source>Of these, cultivated.</source>
        <translation>Od teh obdelane.</translation>
    </message>
    <message>
        <source>Not declared parcels</source>
        <translation>Neprijavljene parcele</translation>
    </message>
    <message>
        <source>Of these, not declared.</source>
        <translation>Od teh neprijavljene.</translation>
    </message>
    <message>
        <source>Vanished parcels</source>
        <translation>Izginule parcele</translation>
    </message>
    <message>
        <source>Too small or narrow to leave a pixel after shrinking.</source>
        <translation>Premajhne ali preozke, da bi po skrčenju ostal kak piksel.</translation>
    </message>
    <message>
        <source>Cultivated share</source>
        <translation>Obdelani delež</translation>
    </message>
    <message>
        <source>Share of the grid, 0 to 1.</source>
        <translation>Delež mreže, od 0 do 1.</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Obdelana površina (ha)</translation>
    </message>
    <message>
        <source>Area of the reference&apos;s ones.</source>
        <translation>Površina enic reference.</translation>
    </message>
    <message>
        <source>Repaired geometries</source>
        <translation>Popravljene geometrije</translation>
    </message>
    <message>
        <source>Invalid geometries that were repaired.</source>
        <translation>Neveljavne geometrije, ki so bile popravljene.</translation>
    </message>
    <message>
        <source>Skipped parcels</source>
        <translation>Preskočene parcele</translation>
    </message>
    <message>
        <source>Parcels without a geometry or an area.</source>
        <translation>Parcele brez geometrije ali površine.</translation>
    </message>
    <message>
        <source>No output is asked for: choose the cultivated mask, the weight map or both.</source>
        <translation>Noben izhod ni zahtevan: izberite masko obdelanih zemljišč, karto uteži ali oboje.</translation>
    </message>
    <message>
        <source>No class counts as cultivated: name at least one.</source>
        <translation>Noben razred ne velja za obdelanega: navedite vsaj enega.</translation>
    </message>
    <message>
        <source>The class &apos;{name}&apos; is named both as cultivated and as not declared: decide for one.</source>
        <translation>Razred »{name}« je naveden kot obdelan in kot neprijavljen: odločite se za eno.</translation>
    </message>
    <message>
        <source>reading the parcels</source>
        <translation>branje parcel</translation>
    </message>
    <message>
        <source>{count} invalid geometries were repaired.</source>
        <translation>Število popravljenih neveljavnih geometrij: {count}.</translation>
    </message>
    <message>
        <source>{count} parcels without a geometry or an area were skipped.</source>
        <translation>Število preskočenih parcel brez geometrije ali površine: {count}.</translation>
    </message>
</context>
<context>
    <name>ScorePredictionAlgorithm</name>
    <message>
        <source>Score prediction</source>
        <translation>Oceni napoved</translation>
    </message>
    <message>
        <source>Scores predictions against references with the weighted Matthews correlation of the Enhanced Sentinel-2 Agriculture challenge.

Several boxes are pooled: their weighted counts are summed first, then one score is computed. Predictions, references and weights are matched by their grids, so their order does not matter.</source>
        <translation>Oceni napovedi glede na reference z uteženo Matthewsovo korelacijo tekmovanja Enhanced Sentinel-2 Agriculture.

Več območij se združi: najprej se seštejejo njihova utežena števila, nato se izračuna ena ocena. Napovedi, reference in uteži se povežejo po mrežah, zato njihov vrstni red ni pomemben.</translation>
    </message>
    <message>
        <source>accuracy,assessment,score,mcc,matthews,f1,iou,precision,recall,validation,confusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Napovedi</translation>
    </message>
    <message>
        <source>Masks (0 and 1) or probabilities (0 to 200) that Furrow predicted, one a box.</source>
        <translation>Maske (0 in 1) ali verjetnosti (od 0 do 200), ki jih je napovedal Furrow, ena na območje.</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Cultivated masks at 2.5 m, one a box, as &apos;Reference and weights from parcels&apos; writes them.</source>
        <translation>Maske obdelanih zemljišč z 2,5 m, ena na območje, kot jih zapiše »Referenca in uteži iz parcel«.</translation>
    </message>
    <message>
        <source>Weight maps</source>
        <translation>Karte uteži</translation>
    </message>
    <message>
        <source>Weight maps at 2.5 m, one a box. Pixels of weight 0 are not scored.</source>
        <translation>Karte uteži z 2,5 m, ena na območje. Piksli z utežjo 0 se ne ocenjujejo.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Masks need none.</source>
        <translation>Verjetnost (od 0 do 1), od katere piksel velja za obdelanega. Maske praga ne potrebujejo.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Poročilo</translation>
    </message>
    <message>
        <source>A JSON file with all scores, of each box and of all together.</source>
        <translation>Datoteka JSON z vsemi ocenami, vsakega območja in vseh skupaj.</translation>
    </message>
    <message>
        <source>Weighted MCC</source>
        <translation>Uteženi MCC</translation>
    </message>
    <message>
        <source>The challenge&apos;s score: 1 perfect, 0 as good as chance.</source>
        <translation>Ocena tekmovanja: 1 popolno, 0 enako dobro kot naključje.</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>The same with all scored pixels equal.</source>
        <translation>Isto, pri čemer so vsi ocenjeni piksli enakovredni.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall.</source>
        <translation>Harmonična sredina natančnosti in priklica.</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Intersection over union of the cultivated areas.</source>
        <translation>Presek obdelanih površin, deljen z njihovo unijo.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Natančnost</translation>
    </message>
    <message>
        <source>Share of the predicted area that is cultivated.</source>
        <translation>Delež napovedane površine, ki je obdelana.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Priklic</translation>
    </message>
    <message>
        <source>Share of the cultivated area that was predicted.</source>
        <translation>Delež obdelane površine, ki je bila napovedana.</translation>
    </message>
    <message>
        <source>Overall accuracy</source>
        <translation>Skupna točnost</translation>
    </message>
    <message>
        <source>Share of pixels that are right.</source>
        <translation>Delež pravilnih pikslov.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>Number of boxes scored.</source>
        <translation>Število ocenjenih območij.</translation>
    </message>
    <message>
        <source>Scored pixels</source>
        <translation>Ocenjeni piksli</translation>
    </message>
    <message>
        <source>Pixels of weight above 0 with a prediction.</source>
        <translation>Piksli z utežjo nad 0 in z napovedjo.</translation>
    </message>
</context>
<context>
    <name>SeasonWritingAlgorithm</name>
    <message>
        <source>Replace a season that is there</source>
        <translation>Zamenjaj obstoječo sezono</translation>
    </message>
    <message>
        <source>The older season stays untouched until the new one is whole. Folders that hold no season are never replaced.</source>
        <translation>Starejša sezona ostane nedotaknjena, dokler nova ni cela. Mape, ki niso sezone, se nikoli ne zamenjajo.</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>The folder to write: a STAC collection with one cloud-optimised GeoTIFF of the bands for each date.</source>
        <translation>Mapa, ki se zapiše: zbirka STAC z enim za oblak prilagojenim GeoTIFF-om kanalov za vsak datum.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumi</translation>
    </message>
    <message>
        <source>Number of dates imported.</source>
        <translation>Število uvoženih datumov.</translation>
    </message>
    <message>
        <source>Valid share</source>
        <translation>Veljavni delež</translation>
    </message>
    <message>
        <source>Share of clear observations, 0 to 1.</source>
        <translation>Delež jasnih opazovanj, od 0 do 1.</translation>
    </message>
</context>
<context>
    <name>TrainModelAlgorithm</name>
    <message>
        <source>Train model</source>
        <translation>Nauči model</translation>
    </message>
    <message>
        <source>Trains a network on your own seasons and references, anew or going on from a model.

Seasons, references and weight maps are matched by their grids, so their order does not matter. Part of the area is kept for validation. The model is a folder with the weights (safetensors) and a card that says what it was trained on; the same seed gives the same model on the same device.</source>
        <translation>Nauči mrežo na vaših sezonah in referencah, na novo ali z nadaljevanjem iz modela.

Sezone, reference in karte uteži se povežejo po mrežah pikslov, zato njihov vrstni red ni pomemben. Del območja se prihrani za validacijo. Model je mapa z utežmi (safetensors) in kartico, ki pove, na čem je bil naučen; isto seme da na isti napravi isti model.</translation>
    </message>
    <message>
        <source>train,learn,fine-tune,network,deep learning,model,safetensors,epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Sezone</translation>
    </message>
    <message>
        <source>The collection.json of each season, or its folder.</source>
        <translation>Datoteka collection.json vsake sezone ali njena mapa.</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Cultivated masks at 2.5 m, one a season, as &apos;Reference and weights from parcels&apos; writes them.</source>
        <translation>Maske obdelanih zemljišč z 2,5 m, ena na sezono, kot jih zapiše »Referenca in uteži iz parcel«.</translation>
    </message>
    <message>
        <source>Weight maps</source>
        <translation>Karte uteži</translation>
    </message>
    <message>
        <source>Weight maps at 2.5 m, one a season. Leave it empty to derive them from the references.</source>
        <translation>Karte uteži z 2,5 m, ena na sezono. Pustite prazno, da se izpeljejo iz referenc.</translation>
    </message>
    <message>
        <source>Model to go on from</source>
        <translation>Model, iz katerega se nadaljuje</translation>
    </message>
    <message>
        <source>A model&apos;s folder, for fine-tuning. Leave it empty to start anew.</source>
        <translation>Mapa modela za dodatno učenje. Pustite prazno za začetek od začetka.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epohe</translation>
    </message>
    <message>
        <source>Passes over the training area. More is better until the validation score stops rising.</source>
        <translation>Prehodi čez območje učenja. Več je bolje, dokler ocena na validaciji ne neha naraščati.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>The folder to write: model.safetensors and card.json.</source>
        <translation>Mapa, ki se zapiše: model.safetensors in card.json.</translation>
    </message>
    <message>
        <source>Validation MCC</source>
        <translation>MCC na validaciji</translation>
    </message>
    <message>
        <source>Weighted MCC on the area kept for validation.</source>
        <translation>Uteženi MCC na območju, prihranjenem za validacijo.</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Izguba pri učenju</translation>
    </message>
    <message>
        <source>Mean loss of the last epoch.</source>
        <translation>Povprečna izguba zadnje epohe.</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>Opravljene epohe</translation>
    </message>
    <message>
        <source>Passes that were made.</source>
        <translation>Opravljeni prehodi.</translation>
    </message>
    <message>
        <source>Parameters of the network</source>
        <translation>Parametri mreže</translation>
    </message>
    <message>
        <source>Number of trained weights.</source>
        <translation>Število naučenih uteži.</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunde</translation>
    </message>
    <message>
        <source>How long the engine worked.</source>
        <translation>Kako dolgo je delal pogon.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mreža</translation>
    </message>
    <message>
        <source>Name of a network of Furrow. Not used when going on from a model.</source>
        <translation>Ime mreže Furrowa. Ne uporabi se pri nadaljevanju iz modela.</translation>
    </message>
    <message>
        <source>Patch size (pixels of 10 m)</source>
        <translation>Velikost izseka (piksli po 10 m)</translation>
    </message>
    <message>
        <source>Side of the squares the network learns from.</source>
        <translation>Stranica kvadratov, iz katerih se mreža uči.</translation>
    </message>
    <message>
        <source>Patches a step</source>
        <translation>Izsekov na korak</translation>
    </message>
    <message>
        <source>Lower it when memory does not suffice.</source>
        <translation>Zmanjšajte, če zmanjka pomnilnika.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Hitrost učenja</translation>
    </message>
    <message>
        <source>Its highest value; it rises at the start and falls to the end. Take a tenth for fine-tuning.</source>
        <translation>Njena najvišja vrednost; na začetku narašča in proti koncu pada. Za dodatno učenje vzemite desetino.</translation>
    </message>
    <message>
        <source>Share kept for validation</source>
        <translation>Delež, prihranjen za validacijo</translation>
    </message>
    <message>
        <source>Share of the area (0 to 0.5) that is never trained on, in blocks.</source>
        <translation>Delež območja (od 0 do 0,5), na katerem se nikoli ne uči, v blokih.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Start of the random numbers.</source>
        <translation>Začetek naključnih števil.</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Računaj na</translation>
    </message>
    <message>
        <source>auto takes the GPU where the engine can use one, else the processor. A GPU that is named must be there.</source>
        <translation>auto izbere GPU, če ga pogon lahko uporabi, sicer procesor. GPU, ki je imenovan, mora obstajati.</translation>
    </message>
    <message>
        <source>Replace a model that is there</source>
        <translation>Zamenjaj obstoječi model</translation>
    </message>
    <message>
        <source>The older model stays until the new one is whole. Folders that hold no model are never replaced.</source>
        <translation>Starejši model ostane, dokler novi ni cel. Mape, ki niso modeli, se nikoli ne zamenjajo.</translation>
    </message>
</context>
<context>
    <name>VerifySeasonAlgorithm</name>
    <message>
        <source>Verify season</source>
        <translation>Preveri sezono</translation>
    </message>
    <message>
        <source>Reads every image of a season completely and says which are missing or damaged.

A file that was cut short opens without complaint and fails, or reads as zeros, only later. Run this after copying a season or when a job stops at a damaged file.</source>
        <translation>V celoti prebere vse posnetke sezone in pove, kateri manjkajo ali so poškodovani.

Odrezana datoteka se odpre brez pritožbe in šele pozneje odpove ali se bere kot ničle. Zaženite po kopiranju sezone ali kadar se opravilo ustavi pri poškodovani datoteki.</translation>
    </message>
    <message>
        <source>season,check,validate,damaged,truncated,missing,integrity,stac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json.</source>
        <translation>Mapa sezone ali njena datoteka collection.json.</translation>
    </message>
    <message>
        <source>Fail when the season is not complete</source>
        <translation>Javi napako, kadar sezona ni popolna</translation>
    </message>
    <message>
        <source>Ends with an error, so that a model or script stops. Otherwise the outputs tell what was found.</source>
        <translation>Konča se z napako, da se model ali skript ustavi. Sicer izhodi povedo, kaj je bilo najdeno.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Popolna</translation>
    </message>
    <message>
        <source>True when nothing is missing or damaged.</source>
        <translation>Drži, kadar nič ne manjka in nič ni poškodovano.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumi</translation>
    </message>
    <message>
        <source>Number of dates of the season.</source>
        <translation>Število datumov sezone.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Težave</translation>
    </message>
    <message>
        <source>How many were found.</source>
        <translation>Koliko jih je bilo najdenih.</translation>
    </message>
    <message>
        <source>Missing dates</source>
        <translation>Manjkajoči datumi</translation>
    </message>
    <message>
        <source>Dates whose files are missing or damaged, parted by commas.</source>
        <translation>Datumi, katerih datoteke manjkajo ali so poškodovane, ločeni z vejicami.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Poročilo</translation>
    </message>
    <message>
        <source>One sentence a problem.</source>
        <translation>En stavek na težavo.</translation>
    </message>
    <message>
        <source>The season is complete: {dates} dates.</source>
        <translation>Sezona je popolna, število datumov je {dates}.</translation>
    </message>
</context>
<context>
    <name>class_values</name>
    <message>
        <source>A quote in the list of classes &apos;{text}&apos; is not closed: check it after &apos;{start}&apos;.</source>
        <translation>Narekovaj na seznamu razredov »{text}« ni zaprt: preverite ga za »{start}«.</translation>
    </message>
    <message>
        <source>The range &apos;{value}&apos; of classes does not go from a lower to a higher number: correct or quote it.</source>
        <translation>Razpon »{value}« razredov ne gre od manjšega k večjemu številu: popravite ga ali ga dajte v narekovaje.</translation>
    </message>
</context>
<context>
    <name>engine_job</name>
    <message>
        <source>about {time} left</source>
        <translation>še približno {time}</translation>
    </message>
</context>
<context>
    <name>import_geotiffs</name>
    <message>
        <source>The date pattern &apos;{pattern}&apos; has no group named date: write it as (?P&lt;date&gt;...).</source>
        <translation>Vzorec datuma »{pattern}« nima skupine z imenom date: zapišite jo kot (?P&lt;date&gt;...).</translation>
    </message>
    <message>
        <source>The date pattern &apos;{pattern}&apos; is no regular expression ({error}): correct it or leave it empty.</source>
        <translation>Vzorec datuma »{pattern}« ni regularni izraz ({error}): popravite ga ali pustite prazno.</translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>There is no season &apos;{path}&apos;: choose the folder that an import wrote.</source>
        <translation>Sezone »{path}« ni: izberite mapo, ki jo je zapisal uvoz.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is no season: choose the season&apos;s folder or its collection.json.</source>
        <translation>Datoteka »{path}« ni sezona: izberite mapo sezone ali njeno datoteko collection.json.</translation>
    </message>
    <message>
        <source>The output folder &apos;{path}&apos; is a file: choose another name.</source>
        <translation>Izhodna mapa »{path}« je datoteka: izberite drugo ime.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; holds other things: choose a new or an empty folder.</source>
        <translation>Mapa »{path}« vsebuje druge stvari: izberite novo ali prazno mapo.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; is written already: choose another name, or allow overwriting.</source>
        <translation>Mapa »{path}« je že zapisana: izberite drugo ime ali dovolite zamenjavo.</translation>
    </message>
    <message>
        <source>The band &apos;{word}&apos; is named twice: name each band of the file once.</source>
        <translation>Kanal »{word}« je naveden dvakrat: navedite vsak kanal datoteke enkrat.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no raster file on this computer: save it as GeoTIFF first.</source>
        <translation>Sloj »{name}« ni rastrska datoteka na tem računalniku: najprej ga shranite kot GeoTIFF.</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;: check the path.</source>
        <translation>Datoteke »{path}« ni: preverite pot.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; is no season because it holds no collection.json: choose the folder that an import wrote.</source>
        <translation>Mapa »{path}« ni sezona, ker nima datoteke collection.json: izberite mapo, ki jo je zapisal uvoz.</translation>
    </message>
    <message>
        <source>There is no model &apos;{path}&apos;: choose the folder that a training wrote, or leave it empty for the model that ships.</source>
        <translation>Modela »{path}« ni: izberite mapo, ki jo je zapisalo učenje, ali pustite prazno za priloženi model.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is no model: Furrow reads .safetensors files with a card.json beside them, never pickles.</source>
        <translation>Datoteka »{path}« ni model: Furrow bere datoteke .safetensors, ob katerih je card.json, nikoli datotek pickle.</translation>
    </message>
    <message>
        <source>The model &apos;{path}&apos; has no card.json, which says what the network needs: choose a folder that a training wrote.</source>
        <translation>Model »{path}« nima datoteke card.json, ki pove, kaj mreža potrebuje: izberite mapo, ki jo je zapisalo učenje.</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no band of Sentinel-2: write names such as B02 B03 B04 B08 B8A, in the order of the file.</source>
        <translation>»{word}« ni kanal Sentinela-2: zapišite imena, kot so B02 B03 B04 B08 B8A, v vrstnem redu datoteke.</translation>
    </message>
</context>
<context>
    <name>parcels_export</name>
    <message>
        <source>The parcels have no field &apos;{column}&apos;: choose one of {fields}.</source>
        <translation>Parcele nimajo polja »{column}«: izberite eno od teh: {fields}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nobeno</translation>
    </message>
    <message>
        <source>The export of the parcels was cancelled.</source>
        <translation>Izvoz parcel je bil preklican.</translation>
    </message>
    <message>
        <source>The parcels cannot be written to &apos;{path}&apos; ({reason}): check the disk.</source>
        <translation>Parcel ni mogoče zapisati v »{path}« ({reason}): preverite disk.</translation>
    </message>
    <message>
        <source>The class &apos;{text}&apos; is neither a field of the parcels nor an expression ({reason}): choose a field.</source>
        <translation>Razred »{text}« ni ne polje parcel ne izraz ({reason}): izberite polje.</translation>
    </message>
    <message>
        <source>The parcel layer &apos;{name}&apos; has no coordinate reference system: set it in the layer&apos;s properties first.</source>
        <translation>Sloj parcel »{name}« nima koordinatnega referenčnega sistema: najprej ga nastavite v lastnostih sloja.</translation>
    </message>
    <message>
        <source>The class of the parcel {number} cannot be computed ({reason}): correct the expression.</source>
        <translation>Razreda parcele {number} ni mogoče izračunati ({reason}): popravite izraz.</translation>
    </message>
</context>
<context>
    <name>reference_from_parcels</name>
    <message>
        <source>custom CRS</source>
        <translation>koordinatni sistem po meri</translation>
    </message>
    <message>
        <source>The parcel layer &apos;{name}&apos; holds no features, or none is selected: choose others.</source>
        <translation>Sloj parcel »{name}« nima objektov ali pa ni izbran noben: izberite druge.</translation>
    </message>
    <message>
        <source>No parcel of &apos;{name}&apos; ({crs}, {extent}) overlaps the season &apos;{season}&apos; ({season_crs}, {season_extent}): choose the parcels of that place.</source>
        <translation>Nobena parcela sloja »{name}« ({crs}, {extent}) se ne prekriva s sezono »{season}« ({season_crs}, {season_extent}): izberite parcele tistega kraja.</translation>
    </message>
</context>
<context>
    <name>season_layers</name>
    <message>
        <source>{date} ({share:.0%} clear)</source>
        <translation>{date} ({share:.0%} jasno)</translation>
    </message>
    <message>
        <source>The image &apos;{path}&apos; cannot be opened: run &apos;Verify season&apos; to see what is damaged.</source>
        <translation>Posnetka »{path}« ni mogoče odpreti: zaženite »Preveri sezono«, da vidite, kaj je poškodovano.</translation>
    </message>
</context>
<context>
    <name>styling</name>
    <message>
        <source>There is no style for &apos;{role}&apos;.</source>
        <translation>Sloga za »{role}« ni.</translation>
    </message>
    <message>
        <source>The style of &apos;{role}&apos; cannot be read: {message}</source>
        <translation>Sloga za »{role}« ni mogoče prebrati: {message}</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
</TS>
