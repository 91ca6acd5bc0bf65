<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BuildEngineAlgorithm</name>
    <message>
        <source>Build the engine</source>
        <translation>Rechenkern einrichten</translation>
    </message>
    <message>
        <source>Builds, repairs or updates the engine, the separate Python environment in which Furrow&apos;s heavy work runs.

Run it once after installing Furrow and again when an algorithm asks for it. It downloads 300 MB to 3 GB, needs 2 to 8 GB of disk, and never changes QGIS&apos;s own Python. What works stays in use until the new environment has passed its check, so it can be cancelled at any time. The proxy of QGIS&apos;s settings is used.</source>
        <translation>Richtet den Rechenkern ein, repariert oder aktualisiert ihn: die eigene Python-Umgebung, in der die schwere Arbeit von Furrow läuft.

Einmal nach der Installation von Furrow ausführen und wieder, wenn ein Algorithmus darum bittet. Lädt 300 MB bis 3 GB herunter, braucht 2 bis 8 GB auf dem Datenträger und ändert nie das Python von QGIS. Was funktioniert, bleibt in Gebrauch, bis die neue Umgebung ihre Prüfung bestanden hat; ein Abbruch ist daher jederzeit möglich. Der Proxy aus den Einstellungen von QGIS wird verwendet.</translation>
    </message>
    <message>
        <source>engine,install,environment,setup,repair,update,python,torch,cuda,gpu,dependencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing on</source>
        <translation>Berechnung auf</translation>
    </message>
    <message>
        <source>auto takes the GPU where an NVIDIA driver is installed and the processor elsewhere; cpu is the small build for any computer; cuda is the build for NVIDIA GPUs.</source>
        <translation>auto nimmt die GPU, wo ein NVIDIA-Treiber installiert ist, sonst den Prozessor; cpu ist die kleine Variante für jeden Rechner; cuda ist die Variante für NVIDIA-GPUs.</translation>
    </message>
    <message>
        <source>Build anew even if the engine works</source>
        <translation>Neu aufbauen, auch wenn der Rechenkern funktioniert</translation>
    </message>
    <message>
        <source>Makes a new environment and removes the old one once the new one has passed its check.</source>
        <translation>Legt eine neue Umgebung an und entfernt die alte, sobald die neue ihre Prüfung bestanden hat.</translation>
    </message>
    <message>
        <source>Python to use instead</source>
        <translation>Stattdessen zu verwendendes Python</translation>
    </message>
    <message>
        <source>The Python of an environment you keep yourself, with Furrow&apos;s packages installed. Nothing is built then; the choice is remembered in this QGIS profile. Leave it empty to use Furrow&apos;s own environment.</source>
        <translation>Das Python einer Umgebung, die Sie selbst pflegen und in der die Pakete von Furrow installiert sind. Dann wird nichts eingerichtet; die Wahl wird in diesem QGIS-Profil gemerkt. Leer lassen für die eigene Umgebung von Furrow.</translation>
    </message>
    <message>
        <source>Python to build with</source>
        <translation>Python zum Einrichten</translation>
    </message>
    <message>
        <source>A Python 3.11 or newer to make the environment with. Leave it empty to have one found.</source>
        <translation>Ein Python 3.11 oder neuer, mit dem die Umgebung angelegt wird. Leer lassen, damit eines gesucht wird.</translation>
    </message>
    <message>
        <source>Python of the engine</source>
        <translation>Python des Rechenkerns</translation>
    </message>
    <message>
        <source>Its path.</source>
        <translation>Sein Pfad.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>One sentence on the engine.</source>
        <translation>Ein Satz über den Rechenkern.</translation>
    </message>
    <message>
        <source>There is no Python &apos;{path}&apos;: choose the program itself, not its folder.</source>
        <translation>Es gibt kein Python „{path}“: Wählen Sie das Programm selbst, nicht seinen Ordner.</translation>
    </message>
    <message>
        <source>FURROW_ENGINE_PYTHON names &apos;{python}&apos;, which goes before what is built here.</source>
        <translation>FURROW_ENGINE_PYTHON nennt „{python}“, das Vorrang vor dem hat, was hier eingerichtet wird.</translation>
    </message>
</context>
<context>
    <name>CheckEngineAlgorithm</name>
    <message>
        <source>Check the engine</source>
        <translation>Rechenkern prüfen</translation>
    </message>
    <message>
        <source>Tells whether the engine works, and what to do about each problem.

Prints the versions of QGIS, Furrow and the engine&apos;s packages, the devices networks can be computed on, memory and disk. Your name and folders are left out, so the report can be pasted into a bug report as it is.</source>
        <translation>Sagt, ob der Rechenkern funktioniert und was bei jedem Problem zu tun ist.

Gibt die Versionen von QGIS, Furrow und den Paketen des Rechenkerns aus, die Geräte, auf denen Netze berechnet werden können, Arbeitsspeicher und Datenträger. Ihr Name und Ihre Ordner sind ausgelassen, sodass der Bericht unverändert in eine Fehlermeldung eingefügt werden kann.</translation>
    </message>
    <message>
        <source>engine,diagnose,report,bug,version,gpu,cuda,memory,disk,environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine works</source>
        <translation>Der Rechenkern funktioniert</translation>
    </message>
    <message>
        <source>True without problems.</source>
        <translation>Wahr, wenn es keine Probleme gibt.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>How many were found.</source>
        <translation>Wie viele gefunden wurden.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The report as plain text.</source>
        <translation>Der Bericht als reiner Text.</translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>Es wurden keine Probleme gefunden.</translation>
    </message>
</context>
<context>
    <name>FurrowAlgorithm</name>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Choose a name that ends in .tif.</source>
        <translation>Wählen Sie einen Namen, der auf .tif endet.</translation>
    </message>
</context>
<context>
    <name>FurrowPlugin</name>
    <message>
        <source>Check the engine</source>
        <translation>Rechenkern prüfen</translation>
    </message>
    <message>
        <source>Build the engine</source>
        <translation>Rechenkern einrichten</translation>
    </message>
    <message>
        <source>Show the algorithms in the toolbox</source>
        <translation>Algorithmen in der Werkzeugkiste zeigen</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
</context>
<context>
    <name>FurrowProvider</name>
    <message>
        <source>Furrow: cultivated land at 2.5 m from Sentinel-2</source>
        <translation>Furrow: bewirtschaftete Flächen in 2,5 m Auflösung aus Sentinel-2</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>1 Setup</source>
        <translation>1 Einrichtung</translation>
    </message>
    <message>
        <source>2 Imagery</source>
        <translation>2 Bilddaten</translation>
    </message>
    <message>
        <source>3 Reference</source>
        <translation>3 Referenz</translation>
    </message>
    <message>
        <source>4 Model</source>
        <translation>4 Modell</translation>
    </message>
    <message>
        <source>5 Prediction</source>
        <translation>5 Vorhersage</translation>
    </message>
    <message>
        <source>6 Assessment</source>
        <translation>6 Bewertung</translation>
    </message>
</context>
<context>
    <name>ImportEOPatchAlgorithm</name>
    <message>
        <source>Import season from EOPatch</source>
        <translation>Saison aus EOPatch importieren</translation>
    </message>
    <message>
        <source>Turns an EOPatch of eo-learn, as the Enhanced Sentinel-2 Agriculture challenge published them, into a season.

Reads the layouts of older and newer eo-learn, from a folder or straight from an archive. Pickled parts, which could run code, are read in a restricted way or refused. A season appears whole or not at all.</source>
        <translation>Macht aus einem EOPatch von eo-learn, wie ihn der Wettbewerb Enhanced Sentinel-2 Agriculture veröffentlicht hat, eine Saison.

Liest die Formen älterer und neuerer eo-learn-Versionen, aus einem Ordner oder direkt aus einem Archiv. Pickle-Teile, die Code ausführen könnten, werden eingeschränkt gelesen oder abgelehnt. Eine Saison erscheint ganz oder gar nicht.</translation>
    </message>
    <message>
        <source>season,sentinel-2,import,eopatch,eo-learn,ai4eo,npy,challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EOPatch folder</source>
        <translation>EOPatch-Ordner</translation>
    </message>
    <message>
        <source>The folder that holds data, mask and so on. Leave it empty to read an archive.</source>
        <translation>Der Ordner, der data, mask und so weiter enthält. Leer lassen, um ein Archiv zu lesen.</translation>
    </message>
    <message>
        <source>or archive with one EOPatch</source>
        <translation>oder Archiv mit einem EOPatch</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>A .zip, .tar, .tar.gz or .tgz file. Give either the folder or the archive.</source>
        <translation>Eine .zip-, .tar-, .tar.gz- oder .tgz-Datei. Geben Sie entweder den Ordner oder das Archiv an.</translation>
    </message>
    <message>
        <source>Bands of the array, in order</source>
        <translation>Kanäle des Arrays, der Reihe nach</translation>
    </message>
    <message>
        <source>Names such as B02 B03 B04. Leave it empty for the twelve of Sentinel-2 L2A in their usual order.</source>
        <translation>Namen wie B02 B03 B04. Leer lassen für die zwölf von Sentinel-2 L2A in ihrer üblichen Reihenfolge.</translation>
    </message>
    <message>
        <source>Name of the array</source>
        <translation>Name des Arrays</translation>
    </message>
    <message>
        <source>The file under data that holds the bands, such as BANDS. Leave it empty to have it found.</source>
        <translation>Die Datei unter data, die die Kanäle enthält, etwa BANDS. Leer lassen, damit sie gesucht wird.</translation>
    </message>
    <message>
        <source>Give either the folder of an EOPatch or an archive with one.</source>
        <translation>Geben Sie entweder den Ordner eines EOPatch oder ein Archiv mit einem an.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder of an EOPatch.</source>
        <translation>Es gibt keinen Ordner „{path}“: Wählen Sie den Ordner eines EOPatch.</translation>
    </message>
    <message>
        <source>There is no archive &apos;{path}&apos;: choose a .zip or .tar.gz file.</source>
        <translation>Es gibt kein Archiv „{path}“: Wählen Sie eine .zip- oder .tar.gz-Datei.</translation>
    </message>
</context>
<context>
    <name>ImportGeoTIFFsAlgorithm</name>
    <message>
        <source>Import season from GeoTIFFs</source>
        <translation>Saison aus GeoTIFFs importieren</translation>
    </message>
    <message>
        <source>season,sentinel-2,import,geotiff,tif,time series,stac,images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of GeoTIFFs</source>
        <translation>Ordner mit GeoTIFFs</translation>
    </message>
    <message>
        <source>Holds the files of one place, such as S2_2019-07-01.tif or T33_20190701_B04.tif.</source>
        <translation>Enthält die Dateien eines Ortes, etwa S2_2019-07-01.tif oder T33_20190701_B04.tif.</translation>
    </message>
    <message>
        <source>Bands of each file, in order</source>
        <translation>Kanäle jeder Datei, der Reihe nach</translation>
    </message>
    <message>
        <source>Names such as B02 B03 B04 B08. Leave it empty when the band descriptions, or the file names of single-band files, say so.</source>
        <translation>Namen wie B02 B03 B04 B08. Leer lassen, wenn die Kanalbeschreibungen oder die Namen einkanaliger Dateien es sagen.</translation>
    </message>
    <message>
        <source>Offset of the digital numbers</source>
        <translation>Offset der digitalen Werte</translation>
    </message>
    <message>
        <source>0 for images processed before January 2022; -1000 for later ones (baseline 04.00) that still carry it.</source>
        <translation>0 für Bilder, die vor Januar 2022 prozessiert wurden; -1000 für spätere (Baseline 04.00), die ihn noch enthalten.</translation>
    </message>
    <message>
        <source>Reflectance of one digital number</source>
        <translation>Reflektanz eines digitalen Werts</translation>
    </message>
    <message>
        <source>0.0001 in Sentinel-2 products. Reflectance = (digital number + offset) x this.</source>
        <translation>0,0001 bei Sentinel-2-Produkten. Reflektanz = (digitaler Wert + Offset) x dieser Wert.</translation>
    </message>
    <message>
        <source>Pattern of the date</source>
        <translation>Muster des Datums</translation>
    </message>
    <message>
        <source>A regular expression with a group named date, such as S2_(?P&lt;date&gt;\d{8}). Leave it empty for the usual forms: 2019-07-01, 2019_07_01, 20190701, or the file&apos;s date tag.</source>
        <translation>Ein regulärer Ausdruck mit einer Gruppe namens date, etwa S2_(?P&lt;date&gt;\d{8}). Leer lassen für die üblichen Formen: 2019-07-01, 2019_07_01, 20190701 oder die Datumsangabe in der Datei.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder that holds the GeoTIFFs.</source>
        <translation>Es gibt keinen Ordner „{path}“: Wählen Sie den Ordner mit den GeoTIFFs.</translation>
    </message>
    <message>
        <source>Turns a folder of Sentinel-2 GeoTIFFs with dates in their names into a season, the form in which Furrow keeps the images of one place.

One file with all bands a date, or one file a band and date. Files of 20 m and 60 m, and files in another coordinate reference system, are brought to the grid of the 10 m files by nearest neighbour. Subfolders are not searched. A season appears whole or not at all.</source>
        <translation>Macht aus einem Ordner mit Sentinel-2-GeoTIFFs, die ein Datum im Namen tragen, eine Saison: die Form, in der Furrow die Bilder eines Ortes hält.

Eine Datei mit allen Kanälen je Termin oder eine Datei je Kanal und Termin. Dateien mit 20 m und 60 m sowie Dateien in einem anderen Koordinatensystem werden nach dem nächsten Nachbarn auf das Gitter der 10-m-Dateien gebracht. Unterordner werden nicht durchsucht. Eine Saison erscheint ganz oder gar nicht.</translation>
    </message>
</context>
<context>
    <name>LoadSeasonAlgorithm</name>
    <message>
        <source>Load season</source>
        <translation>Saison laden</translation>
    </message>
    <message>
        <source>Adds the images of a season to the project: one group, one layer a date, ready for the temporal controller.

Every layer has the styles True colour and False colour (near infrared), stretched alike on all dates. To play the season, open View &gt; Panels &gt; Temporal Controller, choose the animated mode and set the range to that of the layers: each image stays until the next one.</source>
        <translation>Fügt dem Projekt die Bilder einer Saison hinzu: eine Gruppe, ein Layer je Termin, bereit für die Zeitsteuerung.

Jeder Layer hat die Stile True colour (Echtfarben) und False colour (nahes Infrarot), an allen Terminen gleich gestreckt. Um die Saison abzuspielen, öffnen Sie im Menü Ansicht &gt; Bedienfelder die Zeitsteuerung, wählen den animierten Modus und setzen den Bereich auf den der Layer: Jedes Bild bleibt bis zum nächsten.</translation>
    </message>
    <message>
        <source>season,sentinel-2,load,layers,temporal,animation,true colour,false colour,time series,view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json.</source>
        <translation>Der Ordner der Saison oder ihre collection.json.</translation>
    </message>
    <message>
        <source>Style shown first</source>
        <translation>Zuerst gezeigter Stil</translation>
    </message>
    <message>
        <source>The other one is in the Styles menu of each layer.</source>
        <translation>Der andere steht im Menü Stile jedes Layers.</translation>
    </message>
    <message>
        <source>Least clear share (%)</source>
        <translation>Kleinster klarer Anteil (%)</translation>
    </message>
    <message>
        <source>Dates with fewer clear pixels are left out.</source>
        <translation>Termine mit weniger klaren Pixeln werden ausgelassen.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>One a date, in time order.</source>
        <translation>Einer je Termin, zeitlich geordnet.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Number of dates loaded.</source>
        <translation>Anzahl der geladenen Termine.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>The season&apos;s title, and so the group&apos;s.</source>
        <translation>Der Titel der Saison und damit der Gruppe.</translation>
    </message>
    <message>
        <source>No date of the season &apos;{season}&apos; is clear to {least:g} %: lower that share.</source>
        <translation>Kein Termin der Saison „{season}“ ist zu {least:g} % klar: Senken Sie diesen Anteil.</translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation>Das Laden wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>PredictCultivatedLandAlgorithm</name>
    <message>
        <source>Predict cultivated land</source>
        <translation>Bewirtschaftete Flächen vorhersagen</translation>
    </message>
    <message>
        <source>Maps cultivated land at 2.5 m from a season of Sentinel-2 images at 10 m.

Works tile by tile, so the season may be as large as the disk holds. Pixels that no date shows clearly become nodata. The rasters carry the model, the season and the version of Furrow in their metadata.</source>
        <translation>Kartiert bewirtschaftete Flächen in 2,5 m Auflösung aus einer Saison von Sentinel-2-Bildern in 10 m.

Arbeitet Kachel für Kachel, sodass die Saison so groß sein darf, wie der Datenträger fasst. Pixel, die kein Termin klar zeigt, werden NoData. Die Raster tragen das Modell, die Saison und die Version von Furrow in ihren Metadaten.</translation>
    </message>
    <message>
        <source>cropland,cultivated,agriculture,predict,inference,deep learning,super-resolution,segmentation,mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json. It must hold the bands that the model needs.</source>
        <translation>Der Ordner der Saison oder ihre collection.json. Sie muss die Kanäle enthalten, die das Modell braucht.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The folder that a training wrote, or its .safetensors file. Leave it empty for the model that ships with Furrow.</source>
        <translation>Der Ordner, den ein Training geschrieben hat, oder seine .safetensors-Datei. Leer lassen für das mit Furrow gelieferte Modell.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the model&apos;s own.</source>
        <translation>Wahrscheinlichkeit (0 bis 1), ab der ein Pixel als bewirtschaftet gilt. Leer lassen für den Wert des Modells.</translation>
    </message>
    <message>
        <source>Tile size (pixels of 10 m)</source>
        <translation>Kachelgröße (Pixel zu 10 m)</translation>
    </message>
    <message>
        <source>Side of the squares that are computed at once. Lower it when memory does not suffice.</source>
        <translation>Seite der Quadrate, die auf einmal berechnet werden. Verkleinern, wenn der Speicher nicht reicht.</translation>
    </message>
    <message>
        <source>Overlap of tiles (pixels of 10 m)</source>
        <translation>Überlappung der Kacheln (Pixel zu 10 m)</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen auf</translation>
    </message>
    <message>
        <source>auto takes the GPU where the engine can use one, else the processor. A GPU that is named must be there.</source>
        <translation>auto nimmt die GPU, wenn der Rechenkern eine nutzen kann, sonst den Prozessor. Eine genannte GPU muss vorhanden sein.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probability of cultivated land in half per cent: 0 to 200, nodata 255.</source>
        <translation>Wahrscheinlichkeit bewirtschafteter Fläche in halben Prozent: 0 bis 200, NoData 255.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255.</source>
        <translation>1 bewirtschaftet, 0 nicht, NoData 255.</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Bewirtschaftete Fläche (ha)</translation>
    </message>
    <message>
        <source>Area of the mask&apos;s ones.</source>
        <translation>Fläche der Einsen der Maske.</translation>
    </message>
    <message>
        <source>Cultivated share</source>
        <translation>Bewirtschafteter Anteil</translation>
    </message>
    <message>
        <source>Share of the valid area, 0 to 1.</source>
        <translation>Anteil an der gültigen Fläche, 0 bis 1.</translation>
    </message>
    <message>
        <source>Valid share</source>
        <translation>Gültiger Anteil</translation>
    </message>
    <message>
        <source>Share of the season that could be mapped, 0 to 1.</source>
        <translation>Anteil der Saison, der kartiert werden konnte, 0 bis 1.</translation>
    </message>
    <message>
        <source>Threshold used</source>
        <translation>Verwendeter Schwellenwert</translation>
    </message>
    <message>
        <source>Yours or the model&apos;s own.</source>
        <translation>Ihrer oder der des Modells.</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>How long the engine worked.</source>
        <translation>Wie lange der Rechenkern gearbeitet hat.</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Berechnet auf</translation>
    </message>
    <message>
        <source>The device in words.</source>
        <translation>Das Gerät in Worten.</translation>
    </message>
    <message>
        <source>Neither the probability nor the mask is asked for: choose at least one output.</source>
        <translation>Weder die Wahrscheinlichkeit noch die Maske ist verlangt: Wählen Sie mindestens eine Ausgabe.</translation>
    </message>
    <message>
        <source>The overlap {overlap} leaves nothing of a tile of {tile}: it must be less than half.</source>
        <translation>Die Überlappung {overlap} lässt von einer Kachel von {tile} nichts übrig: Sie muss kleiner als die Hälfte sein.</translation>
    </message>
    <message>
        <source>What a tile sees beyond its edges, so that no seams show; raised to what the model needs.</source>
        <translation>Was eine Kachel über ihre Ränder hinaus sieht, damit keine Nähte zu sehen sind; wird auf das angehoben, was das Modell braucht.</translation>
    </message>
</context>
<context>
    <name>ReferenceFromParcelsAlgorithm</name>
    <message>
        <source>Reference and weights from parcels</source>
        <translation>Referenz und Gewichte aus Parzellen</translation>
    </message>
    <message>
        <source>Rasterises farm parcels (LPIS, farmers&apos; declarations) to the 2.5 m masks and the weight map that training and scoring use.

Parcels are reprojected to the season&apos;s CRS, invalid geometries are repaired and counted, and a selection is respected. Each cultivated parcel is shrunk, then a pixel belongs to it when its centre does. The weight map gives small parcels and the surroundings of their edges more weight, as the Enhanced Sentinel-2 Agriculture challenge defines it.</source>
        <translation>Rastert landwirtschaftliche Parzellen (LPIS, Anträge der Landwirte) zu den Masken in 2,5 m und der Gewichtskarte, die Training und Bewertung verwenden.

Parzellen werden in das KBS der Saison umprojiziert, ungültige Geometrien repariert und gezählt, eine Auswahl wird beachtet. Jede bewirtschaftete Parzelle wird verkleinert, danach gehört ihr ein Pixel, wenn dessen Mitte in ihr liegt. Die Gewichtskarte gibt kleinen Parzellen und der Umgebung ihrer Ränder mehr Gewicht, wie es der Wettbewerb Enhanced Sentinel-2 Agriculture festlegt.</translation>
    </message>
    <message>
        <source>lpis,iacs,parcels,rasterize,rasterise,reference,label,ground truth,weights,weight map,mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>A polygon layer in any coordinate reference system. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Ein Polygonlayer in einem beliebigen Koordinatenbezugssystem. Haken Sie „nur gewählte Objekte“ an, um eine Auswahl zu verwenden.</translation>
    </message>
    <message>
        <source>Class of a parcel</source>
        <translation>Klasse einer Parzelle</translation>
    </message>
    <message>
        <source>The field that holds the class, or an expression such as &quot;crop&quot; || &apos;-&apos; || &quot;use&quot;.</source>
        <translation>Das Feld mit der Klasse oder ein Ausdruck wie &quot;crop&quot; || &apos;-&apos; || &quot;use&quot;.</translation>
    </message>
    <message>
        <source>Classes that count as cultivated</source>
        <translation>Klassen, die als bewirtschaftet gelten</translation>
    </message>
    <message>
        <source>Parted by commas; ranges such as 6-11 are allowed; put a class with a comma in quotes. The default are the label groups of the challenge.</source>
        <translation>Durch Kommas getrennt; Bereiche wie 6-11 sind erlaubt; eine Klasse mit Komma in Anführungszeichen setzen. Vorgabe sind die Label-Gruppen des Wettbewerbs.</translation>
    </message>
    <message>
        <source>Classes that are not declared</source>
        <translation>Klassen, die nicht beantragt sind</translation>
    </message>
    <message>
        <source>Agricultural land that nobody declared: unknown, so it is never scored (weight 0).</source>
        <translation>Landwirtschaftsfläche, die niemand beantragt hat: unbekannt, daher nie bewertet (Gewicht 0).</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>The outputs lie on its grid, four times finer: 2.5 m for 10 m images.</source>
        <translation>Die Ausgaben liegen auf ihrem Gitter, viermal feiner: 2,5 m bei 10-m-Bildern.</translation>
    </message>
    <message>
        <source>Shrink parcels by (m)</source>
        <translation>Parzellen verkleinern um (m)</translation>
    </message>
    <message>
        <source>2.5 in the challenge, which keeps neighbouring parcels apart by two pixels.</source>
        <translation>Im Wettbewerb 2,5, was benachbarte Parzellen um zwei Pixel trennt.</translation>
    </message>
    <message>
        <source>Leave out the border</source>
        <translation>Rand auslassen</translation>
    </message>
    <message>
        <source>Sets the weights of the outermost pixels to 0 as the challenge does.</source>
        <translation>Setzt die Gewichte der äußersten Pixel auf 0 wie der Wettbewerb.</translation>
    </message>
    <message>
        <source>Cultivated</source>
        <translation>Bewirtschaftet</translation>
    </message>
    <message>
        <source>The reference: 1 cultivated, 0 not.</source>
        <translation>Die Referenz: 1 bewirtschaftet, 0 nicht.</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Nicht beantragt</translation>
    </message>
    <message>
        <source>1 where land is not declared, 0 elsewhere.</source>
        <translation>1, wo Land nicht beantragt ist, sonst 0.</translation>
    </message>
    <message>
        <source>Weight map</source>
        <translation>Gewichtskarte</translation>
    </message>
    <message>
        <source>0 where nothing is scored, else 1 to 4.</source>
        <translation>0, wo nichts bewertet wird, sonst 1 bis 4.</translation>
    </message>
    <message>
        <source>Number of parcels within the season.</source>
        <translation>Anzahl der Parzellen im Gebiet der Saison.</translation>
    </message>
    <message>
        <source>Cultivated parcels</source>
        <translation>Bewirtschaftete Parzellen</translation>
    </message>
    <message>
        <source>Of these, cultivated.</source>
        <translation>Davon bewirtschaftet.</translation>
    </message>
    <message>
        <source>Not declared parcels</source>
        <translation>Nicht beantragte Parzellen</translation>
    </message>
    <message>
        <source>Of these, not declared.</source>
        <translation>Davon nicht beantragt.</translation>
    </message>
    <message>
        <source>Vanished parcels</source>
        <translation>Verschwundene Parzellen</translation>
    </message>
    <message>
        <source>Too small or narrow to leave a pixel after shrinking.</source>
        <translation>Zu klein oder zu schmal, um nach dem Verkleinern ein Pixel übrig zu lassen.</translation>
    </message>
    <message>
        <source>Cultivated share</source>
        <translation>Bewirtschafteter Anteil</translation>
    </message>
    <message>
        <source>Share of the grid, 0 to 1.</source>
        <translation>Anteil am Gitter, 0 bis 1.</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Bewirtschaftete Fläche (ha)</translation>
    </message>
    <message>
        <source>Area of the reference&apos;s ones.</source>
        <translation>Fläche der Einsen der Referenz.</translation>
    </message>
    <message>
        <source>Repaired geometries</source>
        <translation>Reparierte Geometrien</translation>
    </message>
    <message>
        <source>Invalid geometries that were repaired.</source>
        <translation>Ungültige Geometrien, die repariert wurden.</translation>
    </message>
    <message>
        <source>Skipped parcels</source>
        <translation>Übersprungene Parzellen</translation>
    </message>
    <message>
        <source>Parcels without a geometry or an area.</source>
        <translation>Parzellen ohne Geometrie oder ohne Fläche.</translation>
    </message>
    <message>
        <source>No output is asked for: choose the cultivated mask, the weight map or both.</source>
        <translation>Keine Ausgabe ist verlangt: Wählen Sie die Maske der bewirtschafteten Flächen, die Gewichtskarte oder beide.</translation>
    </message>
    <message>
        <source>No class counts as cultivated: name at least one.</source>
        <translation>Keine Klasse gilt als bewirtschaftet: Nennen Sie mindestens eine.</translation>
    </message>
    <message>
        <source>The class &apos;{name}&apos; is named both as cultivated and as not declared: decide for one.</source>
        <translation>Die Klasse „{name}“ ist als bewirtschaftet und als nicht beantragt genannt: Entscheiden Sie sich für eines.</translation>
    </message>
    <message>
        <source>reading the parcels</source>
        <translation>Parzellen werden gelesen</translation>
    </message>
    <message>
        <source>{count} invalid geometries were repaired.</source>
        <translation>Reparierte ungültige Geometrien: {count}.</translation>
    </message>
    <message>
        <source>{count} parcels without a geometry or an area were skipped.</source>
        <translation>Übersprungene Parzellen ohne Geometrie oder Fläche: {count}.</translation>
    </message>
</context>
<context>
    <name>ScorePredictionAlgorithm</name>
    <message>
        <source>Score prediction</source>
        <translation>Vorhersage bewerten</translation>
    </message>
    <message>
        <source>Scores predictions against references with the weighted Matthews correlation of the Enhanced Sentinel-2 Agriculture challenge.

Several boxes are pooled: their weighted counts are summed first, then one score is computed. Predictions, references and weights are matched by their grids, so their order does not matter.</source>
        <translation>Bewertet Vorhersagen anhand von Referenzen mit der gewichteten Matthews-Korrelation des Wettbewerbs Enhanced Sentinel-2 Agriculture.

Mehrere Gebiete werden zusammengefasst: Erst werden ihre gewichteten Anzahlen summiert, dann wird ein Maß berechnet. Vorhersagen, Referenzen und Gewichte werden über ihre Gitter zugeordnet, sodass die Reihenfolge keine Rolle spielt.</translation>
    </message>
    <message>
        <source>accuracy,assessment,score,mcc,matthews,f1,iou,precision,recall,validation,confusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Masks (0 and 1) or probabilities (0 to 200) that Furrow predicted, one a box.</source>
        <translation>Masken (0 und 1) oder Wahrscheinlichkeiten (0 bis 200), die Furrow vorhergesagt hat, eine je Gebiet.</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>Cultivated masks at 2.5 m, one a box, as &apos;Reference and weights from parcels&apos; writes them.</source>
        <translation>Masken bewirtschafteter Flächen in 2,5 m, eine je Gebiet, wie „Referenz und Gewichte aus Parzellen“ sie schreibt.</translation>
    </message>
    <message>
        <source>Weight maps</source>
        <translation>Gewichtskarten</translation>
    </message>
    <message>
        <source>Weight maps at 2.5 m, one a box. Pixels of weight 0 are not scored.</source>
        <translation>Gewichtskarten in 2,5 m, eine je Gebiet. Pixel mit Gewicht 0 werden nicht bewertet.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Masks need none.</source>
        <translation>Wahrscheinlichkeit (0 bis 1), ab der ein Pixel als bewirtschaftet gilt. Masken brauchen keine.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>A JSON file with all scores, of each box and of all together.</source>
        <translation>Eine JSON-Datei mit allen Bewertungen, je Gebiet und für alle zusammen.</translation>
    </message>
    <message>
        <source>Weighted MCC</source>
        <translation>Gewichteter MCC</translation>
    </message>
    <message>
        <source>The challenge&apos;s score: 1 perfect, 0 as good as chance.</source>
        <translation>Das Maß des Wettbewerbs: 1 perfekt, 0 so gut wie Zufall.</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>The same with all scored pixels equal.</source>
        <translation>Dasselbe, wobei alle bewerteten Pixel gleich zählen.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall.</source>
        <translation>Harmonisches Mittel aus Präzision und Trefferquote.</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Intersection over union of the cultivated areas.</source>
        <translation>Schnittmenge der bewirtschafteten Flächen durch ihre Vereinigung.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Share of the predicted area that is cultivated.</source>
        <translation>Anteil der vorhergesagten Fläche, der bewirtschaftet ist.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Share of the cultivated area that was predicted.</source>
        <translation>Anteil der bewirtschafteten Fläche, der vorhergesagt wurde.</translation>
    </message>
    <message>
        <source>Overall accuracy</source>
        <translation>Gesamtgenauigkeit</translation>
    </message>
    <message>
        <source>Share of pixels that are right.</source>
        <translation>Anteil richtiger Pixel.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Number of boxes scored.</source>
        <translation>Anzahl der bewerteten Gebiete.</translation>
    </message>
    <message>
        <source>Scored pixels</source>
        <translation>Bewertete Pixel</translation>
    </message>
    <message>
        <source>Pixels of weight above 0 with a prediction.</source>
        <translation>Pixel mit Gewicht über 0 und einer Vorhersage.</translation>
    </message>
</context>
<context>
    <name>SeasonWritingAlgorithm</name>
    <message>
        <source>Replace a season that is there</source>
        <translation>Vorhandene Saison ersetzen</translation>
    </message>
    <message>
        <source>The older season stays untouched until the new one is whole. Folders that hold no season are never replaced.</source>
        <translation>Die ältere Saison bleibt unberührt, bis die neue vollständig ist. Ordner ohne Saison werden nie ersetzt.</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>The folder to write: a STAC collection with one cloud-optimised GeoTIFF of the bands for each date.</source>
        <translation>Der zu schreibende Ordner: eine STAC-Collection mit einem cloud-optimierten GeoTIFF der Kanäle je Termin.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Number of dates imported.</source>
        <translation>Anzahl der importierten Termine.</translation>
    </message>
    <message>
        <source>Valid share</source>
        <translation>Gültiger Anteil</translation>
    </message>
    <message>
        <source>Share of clear observations, 0 to 1.</source>
        <translation>Anteil klarer Beobachtungen, 0 bis 1.</translation>
    </message>
</context>
<context>
    <name>TrainModelAlgorithm</name>
    <message>
        <source>Train model</source>
        <translation>Modell trainieren</translation>
    </message>
    <message>
        <source>Trains a network on your own seasons and references, anew or going on from a model.

Seasons, references and weight maps are matched by their grids, so their order does not matter. Part of the area is kept for validation. The model is a folder with the weights (safetensors) and a card that says what it was trained on; the same seed gives the same model on the same device.</source>
        <translation>Trainiert ein Netz mit Ihren eigenen Saisons und Referenzen, neu oder von einem Modell aus fortgesetzt.

Saisons, Referenzen und Gewichtskarten werden über ihre Gitter zugeordnet, sodass die Reihenfolge keine Rolle spielt. Ein Teil des Gebiets wird für die Validierung zurückgehalten. Das Modell ist ein Ordner mit den Gewichten (safetensors) und einer Karte, die sagt, womit es trainiert wurde; derselbe Startwert ergibt auf demselben Gerät dasselbe Modell.</translation>
    </message>
    <message>
        <source>train,learn,fine-tune,network,deep learning,model,safetensors,epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Saisons</translation>
    </message>
    <message>
        <source>The collection.json of each season, or its folder.</source>
        <translation>Die collection.json jeder Saison oder ihr Ordner.</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>Cultivated masks at 2.5 m, one a season, as &apos;Reference and weights from parcels&apos; writes them.</source>
        <translation>Masken bewirtschafteter Flächen in 2,5 m, eine je Saison, wie „Referenz und Gewichte aus Parzellen“ sie schreibt.</translation>
    </message>
    <message>
        <source>Weight maps</source>
        <translation>Gewichtskarten</translation>
    </message>
    <message>
        <source>Weight maps at 2.5 m, one a season. Leave it empty to derive them from the references.</source>
        <translation>Gewichtskarten in 2,5 m, eine je Saison. Leer lassen, um sie aus den Referenzen abzuleiten.</translation>
    </message>
    <message>
        <source>Model to go on from</source>
        <translation>Modell, von dem aus fortgesetzt wird</translation>
    </message>
    <message>
        <source>A model&apos;s folder, for fine-tuning. Leave it empty to start anew.</source>
        <translation>Der Ordner eines Modells zum Nachtrainieren. Leer lassen, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the training area. More is better until the validation score stops rising.</source>
        <translation>Durchgänge über das Trainingsgebiet. Mehr ist besser, bis das Validierungsmaß nicht mehr steigt.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The folder to write: model.safetensors and card.json.</source>
        <translation>Der zu schreibende Ordner: model.safetensors und card.json.</translation>
    </message>
    <message>
        <source>Validation MCC</source>
        <translation>MCC der Validierung</translation>
    </message>
    <message>
        <source>Weighted MCC on the area kept for validation.</source>
        <translation>Gewichteter MCC auf dem für die Validierung zurückgehaltenen Gebiet.</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Mean loss of the last epoch.</source>
        <translation>Mittlerer Verlust der letzten Epoche.</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>Erledigte Epochen</translation>
    </message>
    <message>
        <source>Passes that were made.</source>
        <translation>Gemachte Durchgänge.</translation>
    </message>
    <message>
        <source>Parameters of the network</source>
        <translation>Parameter des Netzes</translation>
    </message>
    <message>
        <source>Number of trained weights.</source>
        <translation>Anzahl der trainierten Gewichte.</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>How long the engine worked.</source>
        <translation>Wie lange der Rechenkern gearbeitet hat.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Name of a network of Furrow. Not used when going on from a model.</source>
        <translation>Name eines Netzes von Furrow. Nicht verwendet, wenn von einem Modell aus fortgesetzt wird.</translation>
    </message>
    <message>
        <source>Patch size (pixels of 10 m)</source>
        <translation>Ausschnittgröße (Pixel zu 10 m)</translation>
    </message>
    <message>
        <source>Side of the squares the network learns from.</source>
        <translation>Seite der Quadrate, aus denen das Netz lernt.</translation>
    </message>
    <message>
        <source>Patches a step</source>
        <translation>Ausschnitte je Schritt</translation>
    </message>
    <message>
        <source>Lower it when memory does not suffice.</source>
        <translation>Verkleinern, wenn der Speicher nicht reicht.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Its highest value; it rises at the start and falls to the end. Take a tenth for fine-tuning.</source>
        <translation>Ihr höchster Wert; sie steigt am Anfang und fällt zum Ende. Zum Nachtrainieren ein Zehntel nehmen.</translation>
    </message>
    <message>
        <source>Share kept for validation</source>
        <translation>Anteil für die Validierung</translation>
    </message>
    <message>
        <source>Share of the area (0 to 0.5) that is never trained on, in blocks.</source>
        <translation>Anteil des Gebiets (0 bis 0,5), auf dem nie trainiert wird, in Blöcken.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of the random numbers.</source>
        <translation>Anfang der Zufallszahlen.</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen auf</translation>
    </message>
    <message>
        <source>auto takes the GPU where the engine can use one, else the processor. A GPU that is named must be there.</source>
        <translation>auto nimmt die GPU, wenn der Rechenkern eine nutzen kann, sonst den Prozessor. Eine genannte GPU muss vorhanden sein.</translation>
    </message>
    <message>
        <source>Replace a model that is there</source>
        <translation>Vorhandenes Modell ersetzen</translation>
    </message>
    <message>
        <source>The older model stays until the new one is whole. Folders that hold no model are never replaced.</source>
        <translation>Das ältere Modell bleibt, bis das neue vollständig ist. Ordner ohne Modell werden nie ersetzt.</translation>
    </message>
</context>
<context>
    <name>VerifySeasonAlgorithm</name>
    <message>
        <source>Verify season</source>
        <translation>Saison prüfen</translation>
    </message>
    <message>
        <source>Reads every image of a season completely and says which are missing or damaged.

A file that was cut short opens without complaint and fails, or reads as zeros, only later. Run this after copying a season or when a job stops at a damaged file.</source>
        <translation>Liest jedes Bild einer Saison vollständig und sagt, welche fehlen oder beschädigt sind.

Eine abgeschnittene Datei öffnet sich ohne Beanstandung und scheitert erst später oder wird als Nullen gelesen. Nach dem Kopieren einer Saison ausführen, oder wenn ein Auftrag bei einer beschädigten Datei anhält.</translation>
    </message>
    <message>
        <source>season,check,validate,damaged,truncated,missing,integrity,stac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json.</source>
        <translation>Der Ordner der Saison oder ihre collection.json.</translation>
    </message>
    <message>
        <source>Fail when the season is not complete</source>
        <translation>Abbrechen, wenn die Saison nicht vollständig ist</translation>
    </message>
    <message>
        <source>Ends with an error, so that a model or script stops. Otherwise the outputs tell what was found.</source>
        <translation>Endet mit einem Fehler, damit ein Modell oder Skript anhält. Sonst sagen die Ausgaben, was gefunden wurde.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>True when nothing is missing or damaged.</source>
        <translation>Wahr, wenn nichts fehlt oder beschädigt ist.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Number of dates of the season.</source>
        <translation>Anzahl der Termine der Saison.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>How many were found.</source>
        <translation>Wie viele gefunden wurden.</translation>
    </message>
    <message>
        <source>Missing dates</source>
        <translation>Fehlende Termine</translation>
    </message>
    <message>
        <source>Dates whose files are missing or damaged, parted by commas.</source>
        <translation>Termine, deren Dateien fehlen oder beschädigt sind, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>One sentence a problem.</source>
        <translation>Ein Satz je Problem.</translation>
    </message>
    <message>
        <source>The season is complete: {dates} dates.</source>
        <translation>Die Saison ist vollständig: {dates} Termine.</translation>
    </message>
</context>
<context>
    <name>class_values</name>
    <message>
        <source>A quote in the list of classes &apos;{text}&apos; is not closed: check it after &apos;{start}&apos;.</source>
        <translation>Ein Anführungszeichen in der Klassenliste „{text}“ ist nicht geschlossen: Prüfen Sie sie nach „{start}“.</translation>
    </message>
    <message>
        <source>The range &apos;{value}&apos; of classes does not go from a lower to a higher number: correct or quote it.</source>
        <translation>Der Bereich „{value}“ der Klassen geht nicht von einer kleineren zu einer größeren Zahl: Berichtigen Sie ihn oder setzen Sie ihn in Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>engine_job</name>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
</context>
<context>
    <name>import_geotiffs</name>
    <message>
        <source>The date pattern &apos;{pattern}&apos; has no group named date: write it as (?P&lt;date&gt;...).</source>
        <translation>Das Datumsmuster „{pattern}“ hat keine Gruppe namens date: Schreiben Sie sie als (?P&lt;date&gt;...).</translation>
    </message>
    <message>
        <source>The date pattern &apos;{pattern}&apos; is no regular expression ({error}): correct it or leave it empty.</source>
        <translation>Das Datumsmuster „{pattern}“ ist kein regulärer Ausdruck ({error}): Berichtigen Sie es oder lassen Sie es leer.</translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>There is no season &apos;{path}&apos;: choose the folder that an import wrote.</source>
        <translation>Es gibt keine Saison „{path}“: Wählen Sie den Ordner, den ein Import geschrieben hat.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is no season: choose the season&apos;s folder or its collection.json.</source>
        <translation>Die Datei „{path}“ ist keine Saison: Wählen Sie den Ordner der Saison oder ihre collection.json.</translation>
    </message>
    <message>
        <source>The output folder &apos;{path}&apos; is a file: choose another name.</source>
        <translation>Der Ausgabeordner „{path}“ ist eine Datei: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; holds other things: choose a new or an empty folder.</source>
        <translation>Der Ordner „{path}“ enthält anderes: Wählen Sie einen neuen oder leeren Ordner.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; is written already: choose another name, or allow overwriting.</source>
        <translation>Der Ordner „{path}“ ist schon geschrieben: Wählen Sie einen anderen Namen oder erlauben Sie das Ersetzen.</translation>
    </message>
    <message>
        <source>The band &apos;{word}&apos; is named twice: name each band of the file once.</source>
        <translation>Der Kanal „{word}“ ist zweimal genannt: Nennen Sie jeden Kanal der Datei einmal.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no raster file on this computer: save it as GeoTIFF first.</source>
        <translation>Der Layer „{name}“ ist keine Rasterdatei auf diesem Rechner: Speichern Sie ihn zuerst als GeoTIFF.</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;: check the path.</source>
        <translation>Es gibt keine Datei „{path}“: Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; is no season because it holds no collection.json: choose the folder that an import wrote.</source>
        <translation>Der Ordner „{path}“ ist keine Saison, weil er keine collection.json enthält: Wählen Sie den Ordner, den ein Import geschrieben hat.</translation>
    </message>
    <message>
        <source>There is no model &apos;{path}&apos;: choose the folder that a training wrote, or leave it empty for the model that ships.</source>
        <translation>Es gibt kein Modell „{path}“: Wählen Sie den Ordner, den ein Training geschrieben hat, oder lassen Sie es leer für das mitgelieferte Modell.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is no model: Furrow reads .safetensors files with a card.json beside them, never pickles.</source>
        <translation>Die Datei „{path}“ ist kein Modell: Furrow liest .safetensors-Dateien mit einer card.json daneben, nie Pickle-Dateien.</translation>
    </message>
    <message>
        <source>The model &apos;{path}&apos; has no card.json, which says what the network needs: choose a folder that a training wrote.</source>
        <translation>Das Modell „{path}“ hat keine card.json, die sagt, was das Netz braucht: Wählen Sie einen Ordner, den ein Training geschrieben hat.</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; is no band of Sentinel-2: write names such as B02 B03 B04 B08 B8A, in the order of the file.</source>
        <translation>„{word}“ ist kein Kanal von Sentinel-2: Schreiben Sie Namen wie B02 B03 B04 B08 B8A in der Reihenfolge der Datei.</translation>
    </message>
</context>
<context>
    <name>parcels_export</name>
    <message>
        <source>The parcels have no field &apos;{column}&apos;: choose one of {fields}.</source>
        <translation>Die Parzellen haben kein Feld „{column}“: Wählen Sie eines von diesen: {fields}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>The export of the parcels was cancelled.</source>
        <translation>Der Export der Parzellen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The parcels cannot be written to &apos;{path}&apos; ({reason}): check the disk.</source>
        <translation>Die Parzellen können nicht nach „{path}“ geschrieben werden ({reason}): Prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <source>The class &apos;{text}&apos; is neither a field of the parcels nor an expression ({reason}): choose a field.</source>
        <translation>Die Klasse „{text}“ ist weder ein Feld der Parzellen noch ein Ausdruck ({reason}): Wählen Sie ein Feld.</translation>
    </message>
    <message>
        <source>The parcel layer &apos;{name}&apos; has no coordinate reference system: set it in the layer&apos;s properties first.</source>
        <translation>Der Parzellenlayer „{name}“ hat kein Koordinatenbezugssystem: Setzen Sie es zuerst in den Layereigenschaften.</translation>
    </message>
    <message>
        <source>The class of the parcel {number} cannot be computed ({reason}): correct the expression.</source>
        <translation>Die Klasse der Parzelle {number} kann nicht berechnet werden ({reason}): Berichtigen Sie den Ausdruck.</translation>
    </message>
</context>
<context>
    <name>reference_from_parcels</name>
    <message>
        <source>custom CRS</source>
        <translation>benutzerdefiniertes KBS</translation>
    </message>
    <message>
        <source>The parcel layer &apos;{name}&apos; holds no features, or none is selected: choose others.</source>
        <translation>Der Parzellenlayer „{name}“ enthält keine Objekte, oder keines ist gewählt: Wählen Sie andere.</translation>
    </message>
    <message>
        <source>No parcel of &apos;{name}&apos; ({crs}, {extent}) overlaps the season &apos;{season}&apos; ({season_crs}, {season_extent}): choose the parcels of that place.</source>
        <translation>Keine Parzelle von „{name}“ ({crs}, {extent}) überlappt die Saison „{season}“ ({season_crs}, {season_extent}): Wählen Sie die Parzellen jenes Ortes.</translation>
    </message>
</context>
<context>
    <name>season_layers</name>
    <message>
        <source>{date} ({share:.0%} clear)</source>
        <translation>{date} ({share:.0%} klar)</translation>
    </message>
    <message>
        <source>The image &apos;{path}&apos; cannot be opened: run &apos;Verify season&apos; to see what is damaged.</source>
        <translation>Das Bild „{path}“ kann nicht geöffnet werden: Starten Sie „Saison prüfen“, um zu sehen, was beschädigt ist.</translation>
    </message>
</context>
<context>
    <name>styling</name>
    <message>
        <source>There is no style for &apos;{role}&apos;.</source>
        <translation>Es gibt keinen Stil für „{role}“.</translation>
    </message>
    <message>
        <source>The style of &apos;{role}&apos; cannot be read: {message}</source>
        <translation>Der Stil für „{role}“ kann nicht gelesen werden: {message}</translation>
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
