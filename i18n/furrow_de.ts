<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AssessmentReportAlgorithm</name>
    <message>
        <source>Assessment report</source>
        <translation>Bewertungsbericht</translation>
    </message>
    <message>
        <source>Writes how good a map is as one HTML page to hand to a colleague: it holds its pictures, needs no network and prints well.

The page tells the score with its interval and what it means, where the map errs, how the score depends on the threshold and on the size of parcels, whether probabilities mean what they say, how far borders lie off, the scores of each box, and how all was computed. With what &apos;Parcel agreement&apos; wrote it shows the most suspicious parcels, with a season also in true colour. The numbers are those of &apos;Score prediction&apos;.</source>
        <translation>Schreibt, wie gut eine Karte ist, als eine HTML-Seite zum Weitergeben: Sie enthält ihre Bilder, braucht kein Netz und lässt sich gut drucken.

Die Seite nennt die Bewertung mit ihrem Intervall und was sie bedeutet, wo die Karte irrt, wie die Bewertung vom Schwellenwert und von der Größe der Parzellen abhängt, ob Wahrscheinlichkeiten bedeuten, was sie sagen, wie weit Grenzen danebenliegen, die Bewertungen jedes Gebiets und wie alles berechnet wurde. Mit dem, was „Übereinstimmung der Parzellen“ geschrieben hat, zeigt sie die verdächtigsten Parzellen, mit einer Saison auch in Echtfarben. Die Zahlen sind die von „Vorhersage bewerten“.</translation>
    </message>
    <message>
        <source>report,html,print,accuracy,assessment,score,mcc,errors,calibration,threshold,confusion,share</source>
        <translation>Bericht,HTML,drucken,Genauigkeit,Bewertung,mcc,Fehler,Kalibrierung,Schwellenwert,Konfusion,weitergeben</translation>
    </message>
    <message>
        <source>Parcel agreement</source>
        <translation>Übereinstimmung der Parzellen</translation>
    </message>
    <message>
        <source>The layer that &apos;Parcel agreement&apos; wrote for these maps. Its worst parcels are shown.</source>
        <translation>Der Layer, den „Übereinstimmung der Parzellen“ für diese Karten geschrieben hat. Seine schlimmsten Parzellen werden gezeigt.</translation>
    </message>
    <message>
        <source>Season, or folder of seasons</source>
        <translation>Saison oder Ordner mit Saisons</translation>
    </message>
    <message>
        <source>To show these parcels in true colour, on the clearest date.</source>
        <translation>Um diese Parzellen in Echtfarben zu zeigen, am klarsten Tag.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Of the report. Leave it empty for the usual one.</source>
        <translation>Des Berichts. Leer lassen für den üblichen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the report: English (en), Slovenian (sl) or German (de). auto takes that of QGIS, or English where it is another.</source>
        <translation>Des Berichts: Englisch (en), Slowenisch (sl) oder Deutsch (de). auto nimmt die von QGIS, oder Englisch, wo diese eine andere ist.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The HTML page. Open it with any browser.</source>
        <translation>Die HTML-Seite. Öffnen Sie sie mit einem beliebigen Browser.</translation>
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
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Number of boxes scored.</source>
        <translation>Anzahl der bewerteten Gebiete.</translation>
    </message>
    <message>
        <source>Pictured parcels</source>
        <translation>Abgebildete Parzellen</translation>
    </message>
    <message>
        <source>Number of parcels that the report shows.</source>
        <translation>Anzahl der Parzellen, die der Bericht zeigt.</translation>
    </message>
    <message>
        <source>The report &apos;{path}&apos; is no HTML file: choose a name that ends in .html.</source>
        <translation>Der Bericht „{path}“ ist keine HTML-Datei: Wählen Sie einen Namen, der auf .html endet.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no file that &apos;Parcel agreement&apos; wrote: choose its GeoPackage.</source>
        <translation>Der Layer „{name}“ ist keine Datei von „Übereinstimmung der Parzellen“: Wählen Sie deren GeoPackage.</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Furrow&apos;s toolbar</source>
        <translation>Furrows Werkzeugleiste</translation>
    </message>
</context>
<context>
    <name>BoxAlgorithm</name>
    <message>
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>A grid of &apos;Create box grid&apos;, or any polygons: each becomes the box around it, grown outward to the 10 m grid. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Ein Gitter von „Gebietsgitter erzeugen“ oder beliebige Polygone: Aus jedem wird das Rechteck um es herum, nach außen auf das 10-m-Gitter erweitert. Haken Sie „nur gewählte Objekte“ an, um eine Auswahl zu verwenden.</translation>
    </message>
    <message>
        <source>Field of the boxes&apos; names</source>
        <translation>Feld mit den Namen der Gebiete</translation>
    </message>
    <message>
        <source>Each name is that of a folder, so no two may be alike. Without such a field the boxes are called box-0001 and so on, by their numbers in the layer.</source>
        <translation>Jeder Name ist der eines Ordners, daher dürfen keine zwei gleich sein. Ohne ein solches Feld heißen die Gebiete box-0001 und so weiter, nach ihren Nummern im Layer.</translation>
    </message>
    <message>
        <source>Extent, in place of boxes</source>
        <translation>Ausdehnung anstelle von Gebieten</translation>
    </message>
    <message>
        <source>One box, drawn on the map or taken from a layer. It is called box-0001.</source>
        <translation>Ein Gebiet, auf der Karte gezeichnet oder einem Layer entnommen. Es heißt box-0001.</translation>
    </message>
    <message>
        <source>Both boxes and an extent are given: leave one of them empty.</source>
        <translation>Sowohl Gebiete als auch eine Ausdehnung sind angegeben: Lassen Sie eines von beiden leer.</translation>
    </message>
    <message>
        <source>Neither boxes nor an extent are given: choose a layer of boxes, or draw an extent.</source>
        <translation>Weder Gebiete noch eine Ausdehnung sind angegeben: Wählen Sie einen Layer mit Gebieten oder zeichnen Sie eine Ausdehnung.</translation>
    </message>
</context>
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
        <translation>Rechenkern,Engine,installieren,Installation,Umgebung,einrichten,reparieren,aktualisieren,Python,Torch,CUDA,GPU,Abhängigkeiten</translation>
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
        <translation>Rechenkern,Engine,Diagnose,Bericht,Fehler,Version,GPU,CUDA,Arbeitsspeicher,Datenträger,Umgebung</translation>
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
    <name>ChoicesBox</name>
    <message>
        <source>Computing on</source>
        <translation>Berechnung auf</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Dieser Rechner wird untersucht …</translation>
    </message>
</context>
<context>
    <name>CleanMaskAlgorithm</name>
    <message>
        <source>Clean mask</source>
        <translation>Maske bereinigen</translation>
    </message>
    <message>
        <source>Removes patches that are too small for a parcel from a predicted mask, and fills small holes.

The mask itself stays as it is. Patches go first: what they leave counts to the hole around them. Pixels that touch at a corner are one patch, so that narrow parcels drawn aslant stay whole. Holes hang together by edges alone; those that touch nodata or the edge of the raster are left, since nobody knows how they go on. Works in strips, so the mask may be a mosaic of a whole country.</source>
        <translation>Entfernt aus einer vorhergesagten Maske Flecken, die für eine Parzelle zu klein sind, und füllt kleine Löcher.

Die Maske selbst bleibt, wie sie ist. Zuerst gehen die Flecken: Was sie hinterlassen, zählt zu dem Loch um sie herum. Pixel, die sich an einer Ecke berühren, sind ein Fleck, damit schmale, schräg liegende Parzellen ganz bleiben. Löcher hängen nur über Kanten zusammen; solche, die NoData oder den Rand des Rasters berühren, bleiben, denn niemand weiß, wie sie weitergehen. Arbeitet in Streifen, daher darf die Maske ein Mosaik eines ganzen Landes sein.</translation>
    </message>
    <message>
        <source>mask,sieve,clean,minimum mapping unit,speckle,noise,hole,fill,patch,post-processing,cultivated</source>
        <translation>Maske,Sieb,bereinigen,Mindestkartiereinheit,Rauschen,Loch,füllen,Fleck,Nachbearbeitung,bewirtschaftet</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255: a GeoTIFF, or a virtual raster (VRT) of GeoTIFFs.</source>
        <translation>1 bewirtschaftet, 0 nicht, NoData 255: ein GeoTIFF oder ein virtuelles Raster (VRT) aus GeoTIFFs.</translation>
    </message>
    <message>
        <source>Minimum area of a parcel (m²)</source>
        <translation>Mindestfläche einer Parzelle (m²)</translation>
    </message>
    <message>
        <source>Patches with less become not cultivated. 250 are 40 pixels of 2.5 m. 0 leaves all.</source>
        <translation>Kleinere Flecken gelten als nicht bewirtschaftet. 250 sind 40 Pixel von 2,5 m. 0 lässt alle stehen.</translation>
    </message>
    <message>
        <source>Fill holes smaller than (m²)</source>
        <translation>Löcher füllen, die kleiner sind als (m²)</translation>
    </message>
    <message>
        <source>Holes with less become cultivated. 100 are 16 pixels of 2.5 m. 0 leaves all.</source>
        <translation>Kleinere Löcher gelten als bewirtschaftet. 100 sind 16 Pixel von 2,5 m. 0 lässt alle stehen.</translation>
    </message>
    <message>
        <source>Cleaned mask</source>
        <translation>Bereinigte Maske</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255, with the metadata of the mask and what was cleaned.</source>
        <translation>1 bewirtschaftet, 0 nicht, NoData 255, mit den Metadaten der Maske und dem, was bereinigt wurde.</translation>
    </message>
    <message>
        <source>Removed patches</source>
        <translation>Entfernte Flecken</translation>
    </message>
    <message>
        <source>Number of patches that became not cultivated.</source>
        <translation>Anzahl der Flecken, die nun als nicht bewirtschaftet gelten.</translation>
    </message>
    <message>
        <source>Removed area (ha)</source>
        <translation>Entfernte Fläche (ha)</translation>
    </message>
    <message>
        <source>Their area.</source>
        <translation>Ihre Fläche.</translation>
    </message>
    <message>
        <source>Filled holes</source>
        <translation>Gefüllte Löcher</translation>
    </message>
    <message>
        <source>Number of holes that became cultivated.</source>
        <translation>Anzahl der Löcher, die nun als bewirtschaftet gelten.</translation>
    </message>
    <message>
        <source>Filled area (ha)</source>
        <translation>Gefüllte Fläche (ha)</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Bewirtschaftete Fläche (ha)</translation>
    </message>
    <message>
        <source>Area of the cleaned mask&apos;s ones.</source>
        <translation>Fläche der Einsen der bereinigten Maske.</translation>
    </message>
    <message>
        <source>Both areas are 0, so nothing would be cleaned: give at least one of them.</source>
        <translation>Beide Flächen sind 0, es würde also nichts bereinigt: Geben Sie mindestens eine an.</translation>
    </message>
</context>
<context>
    <name>ClearSkyMaskAlgorithm</name>
    <message>
        <source>Clear-sky mask</source>
        <translation>Maske des klaren Himmels</translation>
    </message>
    <message>
        <source>Maps where each date of a season was observed and is clear, a band a date.

Try the cloud probability and the buffer here and look at the result over the images before you use them in other algorithms. The layer plays in the temporal controller: each band stays until the next date.</source>
        <translation>Kartiert, wo jeder Termin einer Saison beobachtet wurde und klar ist, ein Kanal je Termin.

Probieren Sie die Wolkenwahrscheinlichkeit und den Puffer hier aus und betrachten Sie das Ergebnis über den Bildern, bevor Sie sie in anderen Algorithmen verwenden. Der Layer lässt sich mit der Zeitsteuerung abspielen: Jeder Kanal bleibt bis zum nächsten Termin.</translation>
    </message>
    <message>
        <source>season,sentinel-2,cloud,mask,scl,s2cloudless,clear,shadow,buffer,valid</source>
        <translation>Saison,Sentinel-2,Wolke,Maske,SCL,s2cloudless,klar,Schatten,Puffer,gültig</translation>
    </message>
    <message>
        <source>Clear sky</source>
        <translation>Klarer Himmel</translation>
    </message>
    <message>
        <source>1 clear, 0 hidden by clouds, shadows or snow, 255 not observed; the date describes each band.</source>
        <translation>1 klar, 0 von Wolken, Schatten oder Schnee verdeckt, 255 nicht beobachtet; das Datum beschreibt jeden Kanal.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Number of bands of the raster.</source>
        <translation>Anzahl der Kanäle des Rasters.</translation>
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
    <name>Command</name>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Review parcels: confirmed</source>
        <translation>Parzellen prüfen: bestätigt</translation>
    </message>
    <message>
        <source>The declaration is right: the parcel is what it is declared to be</source>
        <translation>Die Angabe stimmt: Die Parzelle ist, was beantragt ist</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Review parcels: changed</source>
        <translation>Parzellen prüfen: geändert</translation>
    </message>
    <message>
        <source>The declaration is wrong: say the right class, or draw the right outline</source>
        <translation>Die Angabe ist falsch: Nennen Sie die richtige Klasse oder zeichnen Sie den richtigen Umriss</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Review parcels: inconclusive</source>
        <translation>Parzellen prüfen: unklar</translation>
    </message>
    <message>
        <source>The images do not tell; the parcel is kept out of training and scores</source>
        <translation>Die Bilder sagen es nicht; die Parzelle bleibt aus Training und Bewertung heraus</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Review parcels: undo the last decision</source>
        <translation>Parzellen prüfen: letzte Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Take your last decision back and return to its parcel</source>
        <translation>Nimmt Ihre letzte Entscheidung zurück und kehrt zu ihrer Parzelle zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Review parcels: next parcel</source>
        <translation>Parzellen prüfen: nächste Parzelle</translation>
    </message>
    <message>
        <source>Next parcel</source>
        <translation>Nächste Parzelle</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Review parcels: previous parcel</source>
        <translation>Parzellen prüfen: vorige Parzelle</translation>
    </message>
    <message>
        <source>Previous parcel</source>
        <translation>Vorige Parzelle</translation>
    </message>
    <message>
        <source>Next unreviewed</source>
        <translation>Nächste ungeprüfte</translation>
    </message>
    <message>
        <source>Review parcels: next unreviewed parcel</source>
        <translation>Parzellen prüfen: nächste ungeprüfte Parzelle</translation>
    </message>
    <message>
        <source>Next parcel that nobody has decided on</source>
        <translation>Nächste Parzelle, über die noch niemand entschieden hat</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Review parcels: go to a parcel</source>
        <translation>Parzellen prüfen: zu einer Parzelle gehen</translation>
    </message>
    <message>
        <source>Type the identifier of a parcel and press Enter</source>
        <translation>Die Kennung einer Parzelle eintippen und Enter drücken</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Review parcels: flicker (hold)</source>
        <translation>Parzellen prüfen: blinken (halten)</translation>
    </message>
    <message>
        <source>While held, view 1 shows what view 2 shows</source>
        <translation>Solange gehalten, zeigt Ansicht 1, was Ansicht 2 zeigt</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Vorhang</translation>
    </message>
    <message>
        <source>Review parcels: swipe</source>
        <translation>Parzellen prüfen: Vorhang</translation>
    </message>
    <message>
        <source>A handle over view 1 reveals what view 2 shows</source>
        <translation>Ein Griff über Ansicht 1 deckt auf, was Ansicht 2 zeigt</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Review parcels: fit the views to the parcel</source>
        <translation>Parzellen prüfen: Ansichten auf die Parzelle einpassen</translation>
    </message>
    <message>
        <source>Fit the views to each parcel instead of a fixed scale</source>
        <translation>Passt die Ansichten jeder Parzelle an, statt einen festen Maßstab zu halten</translation>
    </message>
    <message>
        <source>Mask outline</source>
        <translation>Umriss der Maske</translation>
    </message>
    <message>
        <source>Review parcels: outline of the mask</source>
        <translation>Parzellen prüfen: Umriss der Maske</translation>
    </message>
    <message>
        <source>Draw the border of the cultivated land in the map over both views</source>
        <translation>Zeichnet die Grenze der bewirtschafteten Flächen der Karte über beide Ansichten</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Review parcels: earlier clear date</source>
        <translation>Parzellen prüfen: früheres klares Datum</translation>
    </message>
    <message>
        <source>The clear date before the one shown</source>
        <translation>Das klare Datum vor dem gezeigten</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Review parcels: later clear date</source>
        <translation>Parzellen prüfen: späteres klares Datum</translation>
    </message>
    <message>
        <source>The clear date after the one shown</source>
        <translation>Das klare Datum nach dem gezeigten</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Review parcels: write a comment</source>
        <translation>Parzellen prüfen: Bemerkung schreiben</translation>
    </message>
    <message>
        <source>Go to the line of the comment; Escape leaves it</source>
        <translation>Springt in die Zeile der Bemerkung; Escape verlässt sie</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Review parcels: choose the corrected class</source>
        <translation>Parzellen prüfen: berichtigte Klasse wählen</translation>
    </message>
    <message>
        <source>Go to the corrected class; Escape leaves it</source>
        <translation>Springt zur berichtigten Klasse; Escape verlässt sie</translation>
    </message>
    <message>
        <source>Draw outline</source>
        <translation>Umriss zeichnen</translation>
    </message>
    <message>
        <source>Review parcels: draw the corrected outline</source>
        <translation>Parzellen prüfen: berichtigten Umriss zeichnen</translation>
    </message>
    <message>
        <source>Draw the right outline in QGIS&apos;s map; a right click ends it. The map stays as it is</source>
        <translation>Zeichnen Sie den richtigen Umriss in der Karte von QGIS; ein Rechtsklick beendet ihn. Die vorhergesagte Karte bleibt, wie sie ist</translation>
    </message>
</context>
<context>
    <name>CreateBoxGridAlgorithm</name>
    <message>
        <source>Create box grid</source>
        <translation>Gebietsgitter erzeugen</translation>
    </message>
    <message>
        <source>Covers an area with square boxes, each the place of one season, and parts them into train, validation and test.

The edges lie on multiples of 10 m, as the pixels of Sentinel-2 do in its UTM zones. Boxes that the area does not meet are left out; the rest are named box-0001 and so on, from the north-west to the south-east.

Neighbouring boxes show the same fields and the same weather, so whole blocks of boxes go to one part. The same area, sizes and seed give the same parts at any time.

The downloads take the grid, or the boxes selected in it; &apos;Refresh box status&apos; shows how far each is.</source>
        <translation>Deckt eine Region mit quadratischen Gebieten ab, jedes der Ort einer Saison, und teilt sie in Training, Validierung und Test auf.

Die Ränder liegen auf Vielfachen von 10 m wie die Pixel von Sentinel-2 in seinen UTM-Zonen. Gebiete, die die Region nicht berühren, werden ausgelassen; die übrigen heißen box-0001 und so weiter, von Nordwesten nach Südosten.

Benachbarte Gebiete zeigen dieselben Felder und dasselbe Wetter, daher kommen ganze Blöcke von Gebieten in einen Teil. Dieselbe Region, dieselben Größen und derselbe Startwert ergeben jederzeit dieselben Teile.

Die Downloads nehmen das Gitter oder die darin gewählten Gebiete; „Status der Gebiete aktualisieren“ zeigt, wie weit jedes ist.</translation>
    </message>
    <message>
        <source>grid,boxes,tiles,fishnet,utm,split,train,validation,test,cross-validation,sentinel-2,patches</source>
        <translation>Gitter,Gebiete,Kacheln,Fischnetz,fishnet,UTM,Aufteilung,Training,Validierung,Test,Kreuzvalidierung,Sentinel-2,Ausschnitte</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Polygons in any coordinate reference system. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Polygone in einem beliebigen Koordinatenbezugssystem. Haken Sie „nur gewählte Objekte“ an, um eine Auswahl zu verwenden.</translation>
    </message>
    <message>
        <source>Extent, in place of an area</source>
        <translation>Ausdehnung anstelle einer Region</translation>
    </message>
    <message>
        <source>Drawn on the map, or taken from a layer.</source>
        <translation>Auf der Karte gezeichnet oder einem Layer entnommen.</translation>
    </message>
    <message>
        <source>Side of a box (m)</source>
        <translation>Seite eines Gebiets (m)</translation>
    </message>
    <message>
        <source>A multiple of 10 m. 5000 in the challenge: 500 x 500 pixels.</source>
        <translation>Ein Vielfaches von 10 m. Im Wettbewerb 5000: 500 x 500 Pixel.</translation>
    </message>
    <message>
        <source>UTM zone of the boxes</source>
        <translation>UTM-Zone der Gebiete</translation>
    </message>
    <message>
        <source>Leave it empty for the zone of the middle of the area. Another CRS in true metres works too, but then images are resampled.</source>
        <translation>Leer lassen für die Zone der Mitte der Region. Ein anderes KBS in echten Metern geht auch, aber dann werden die Bilder umgerechnet (Resampling).</translation>
    </message>
    <message>
        <source>Boxes to validate (%)</source>
        <translation>Gebiete zum Validieren (%)</translation>
    </message>
    <message>
        <source>Boxes to test (%)</source>
        <translation>Gebiete zum Testen (%)</translation>
    </message>
    <message>
        <source>About this share; the rest is to train.</source>
        <translation>Etwa dieser Anteil; der Rest ist zum Trainieren.</translation>
    </message>
    <message>
        <source>Side of a block (boxes)</source>
        <translation>Seite eines Blocks (Gebiete)</translation>
    </message>
    <message>
        <source>Boxes of a block stay in one part. Larger blocks keep the parts further from each other.</source>
        <translation>Gebiete eines Blocks bleiben in einem Teil. Größere Blöcke halten die Teile weiter voneinander entfernt.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Another seed parts the boxes differently.</source>
        <translation>Ein anderer Startwert teilt die Gebiete anders auf.</translation>
    </message>
    <message>
        <source>Align to multiples of the size</source>
        <translation>An Vielfachen der Größe ausrichten</translation>
    </message>
    <message>
        <source>Puts the edges on multiples of the side, so that grids of neighbouring areas fit each other. Otherwise the grid begins at the south-western corner of the area.</source>
        <translation>Legt die Ränder auf Vielfache der Seite, sodass die Gitter benachbarter Regionen zueinander passen. Sonst beginnt das Gitter an der südwestlichen Ecke der Region.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Polygons with the fields name, split, status, dates and valid_share.</source>
        <translation>Polygone mit den Feldern name, split, status, dates und valid_share.</translation>
    </message>
    <message>
        <source>Number of boxes</source>
        <translation>Anzahl der Gebiete</translation>
    </message>
    <message>
        <source>All of them.</source>
        <translation>Alle zusammen.</translation>
    </message>
    <message>
        <source>Boxes to train</source>
        <translation>Gebiete zum Trainieren</translation>
    </message>
    <message>
        <source>Boxes for validation</source>
        <translation>Gebiete zum Validieren</translation>
    </message>
    <message>
        <source>Boxes for the test</source>
        <translation>Gebiete zum Testen</translation>
    </message>
    <message>
        <source>Of these, as many.</source>
        <translation>So viele davon.</translation>
    </message>
    <message>
        <source>Give either an area or an extent.</source>
        <translation>Geben Sie entweder eine Region oder eine Ausdehnung an.</translation>
    </message>
    <message>
        <source>The side of a box is {size} m, but must be a multiple of {pixel} m: choose {near}.</source>
        <translation>Die Seite eines Gebiets ist {size} m, muss aber ein Vielfaches von {pixel} m sein: Wählen Sie {near}.</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; has no coordinate reference system: set the one it was made in.</source>
        <translation>Die Region „{area}“ hat kein Koordinatenbezugssystem: Setzen Sie das, in dem sie erstellt wurde.</translation>
    </message>
    <message>
        <source>The boxes lie in the UTM zone {crs}.</source>
        <translation>Die Gebiete liegen in der UTM-Zone {crs}.</translation>
    </message>
    <message>
        <source>10 m of {crs} are not 10 m on the ground in &apos;{area}&apos;: choose its UTM zone {zone}.</source>
        <translation>10 m in {crs} sind in „{area}“ keine 10 m am Boden: Wählen Sie die zugehörige UTM-Zone {zone}.</translation>
    </message>
    <message>
        <source>Images of Sentinel-2 come in UTM, here {zone}; they will be resampled to {crs}.</source>
        <translation>Bilder von Sentinel-2 liegen in UTM vor, hier {zone}; sie werden nach {crs} umgerechnet (Resampling).</translation>
    </message>
    <message>
        <source>{total} boxes in {crs}: {train} to train, {validation} to validate, {test} to test.</source>
        <translation>{total} Gebiete in {crs}: {train} zum Trainieren, {validation} zum Validieren, {test} zum Testen.</translation>
    </message>
    <message>
        <source>No block of boxes is small enough for the share of &apos;{part}&apos;, so that part is empty: choose a smaller block, smaller boxes or a larger share.</source>
        <translation>Kein Block von Gebieten ist klein genug für den Anteil von „{part}“, daher ist dieser Teil leer: Wählen Sie einen kleineren Block, kleinere Gebiete oder einen größeren Anteil.</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of loss and score</source>
        <translation>Kurven von Verlust und Bewertung</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Predict cultivated land…</source>
        <translation>Bewirtschaftete Flächen vorhersagen …</translation>
    </message>
    <message>
        <source>Map cultivated land at 2.5 m from a season of Sentinel-2.</source>
        <translation>Kartiert bewirtschaftete Flächen mit 2,5 m aus einer Saison von Sentinel-2.</translation>
    </message>
    <message>
        <source>Parcel agreement…</source>
        <translation>Übereinstimmung der Parzellen …</translation>
    </message>
    <message>
        <source>Compare a map with the register, parcel by parcel.</source>
        <translation>Vergleicht eine Karte mit dem Register, Parzelle für Parzelle.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>The models that are there: what they need, were trained on and score.</source>
        <translation>Die vorhandenen Modelle: was sie brauchen, woran sie trainiert sind und wie sie abschneiden.</translation>
    </message>
    <message>
        <source>Training monitor…</source>
        <translation>Training verfolgen …</translation>
    </message>
    <message>
        <source>Follow a training: its curves, the time left, and ending it with the best weights.</source>
        <translation>Verfolgt ein Training: seine Kurven, die verbleibende Zeit und das Beenden mit den besten Gewichten.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>The state of the engine; builds, repairs and removes it.</source>
        <translation>Der Zustand des Rechenkerns; richtet ihn ein, repariert und entfernt ihn.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Show the algorithms in the toolbox</source>
        <translation>Algorithmen in der Werkzeugkiste zeigen</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Pause Furrow&apos;s jobs</source>
        <translation>Aufträge von Furrow pausieren</translation>
    </message>
    <message>
        <source>While ticked, every running job waits at its next step and keeps what it has; transfers under way are finished first. Untick it to go on.</source>
        <translation>Solange angehakt, wartet jeder laufende Auftrag bei seinem nächsten Schritt und behält, was er hat; begonnene Übertragungen werden vorher beendet. Zum Fortsetzen den Haken entfernen.</translation>
    </message>
    <message>
        <source>New map sheet…</source>
        <translation>Neues Kartenblatt …</translation>
    </message>
    <message>
        <source>Lay out the active prediction for printing, with grid, legend and what it was made of.</source>
        <translation>Ordnet die aktive Vorhersage zum Drucken an, mit Gitter, Legende und der Angabe, woraus sie gemacht ist.</translation>
    </message>
</context>
<context>
    <name>DownloadSTACAlgorithm</name>
    <message>
        <source>Download seasons from an open archive</source>
        <translation>Saisons aus einem offenen Archiv herunterladen</translation>
    </message>
    <message>
        <source>Fetches the Sentinel-2 L2A images of boxes from an archive that anybody may read, a season a box. No account is needed.

Only the parts of the files that lie in the boxes are read. Bands of 20 m and 60 m are resampled by nearest neighbour, and the offset of processing baseline 04.00 is noted. Clouds are judged by the scene classification SCL.

You may cancel, lose the connection or close QGIS: what came stays, and a second run with the same values fetches only what is missing.</source>
        <translation>Ruft die Sentinel-2-L2A-Bilder von Gebieten aus einem Archiv ab, das jeder lesen darf, eine Saison je Gebiet. Ein Konto ist nicht nötig.

Nur die Teile der Dateien, die in den Gebieten liegen, werden gelesen. Kanäle mit 20 m und 60 m werden nach dem nächsten Nachbarn umgerechnet, und der Offset der Processing-Baseline 04.00 wird vermerkt. Wolken werden nach der Szenenklassifikation SCL beurteilt.

Sie dürfen abbrechen, die Verbindung verlieren oder QGIS schließen: Was angekommen ist, bleibt, und ein zweiter Lauf mit denselben Werten ruft nur ab, was fehlt.</translation>
    </message>
    <message>
        <source>stac,cog,earth search,aws,planetary computer,digital earth africa,sentinel-2,download,season,free,open</source>
        <translation>STAC,COG,Earth Search,AWS,Planetary Computer,Digital Earth Africa,Sentinel-2,Download,herunterladen,Saison,kostenlos,offen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>earth-search: Element 84 on AWS, the whole world since 2015. earth-search-c1: the same, processed anew as Collection 1. planetary-computer: Microsoft. digital-earth-africa: Africa. custom: the address and collection below.</source>
        <translation>earth-search: Element 84 auf AWS, die ganze Welt seit 2015. earth-search-c1: dasselbe, als Collection 1 neu prozessiert. planetary-computer: Microsoft. digital-earth-africa: Afrika. custom: die Adresse und die Collection unten.</translation>
    </message>
    <message>
        <source>Address of a custom archive</source>
        <translation>Adresse eines benutzerdefinierten Archivs</translation>
    </message>
    <message>
        <source>Its STAC API, such as https://stac.example.org/v1.</source>
        <translation>Seine STAC-API, etwa https://stac.example.org/v1.</translation>
    </message>
    <message>
        <source>Collection of a custom archive</source>
        <translation>Collection eines benutzerdefinierten Archivs</translation>
    </message>
    <message>
        <source>Its name there, such as sentinel-2-l2a.</source>
        <translation>Ihr Name dort, etwa sentinel-2-l2a.</translation>
    </message>
    <message>
        <source>An address or a collection is given, but the archive is not custom: choose custom, or leave them empty.</source>
        <translation>Eine Adresse oder eine Collection ist angegeben, aber das Archiv ist nicht custom: Wählen Sie custom oder lassen Sie beide leer.</translation>
    </message>
    <message>
        <source>a custom archive</source>
        <translation>ein benutzerdefiniertes Archiv</translation>
    </message>
    <message>
        <source>The custom archive lacks its collection: name it, such as sentinel-2-l2a.</source>
        <translation>Dem benutzerdefinierten Archiv fehlt die Collection: Nennen Sie sie, etwa sentinel-2-l2a.</translation>
    </message>
</context>
<context>
    <name>DownloadSentinelHubAlgorithm</name>
    <message>
        <source>Download seasons from Sentinel Hub</source>
        <translation>Saisons von Sentinel Hub herunterladen</translation>
    </message>
    <message>
        <source>Fetches the Sentinel-2 L2A images of boxes from Sentinel Hub, a season a box. Make a dry run first: it tells the dates and what they cost.

The defaults are those of the Enhanced Sentinel-2 Agriculture challenge. You need an OAuth client: register one in the dashboard of Copernicus Data Space or Sentinel Hub and keep it in QGIS under Settings &gt; Options &gt; Authentication, as a Basic configuration with the client&apos;s id as user name and its secret as password.

You may cancel, lose the connection or close QGIS: what came stays, and a second run with the same values fetches only what is missing.</source>
        <translation>Ruft die Sentinel-2-L2A-Bilder von Gebieten von Sentinel Hub ab, eine Saison je Gebiet. Machen Sie zuerst einen Probelauf: Er nennt die Termine und was sie kosten.

Die Vorgaben sind die des Wettbewerbs Enhanced Sentinel-2 Agriculture. Sie brauchen einen OAuth-Client: Registrieren Sie einen im Dashboard von Copernicus Data Space oder Sentinel Hub und bewahren Sie ihn in QGIS unter Einstellungen &gt; Optionen &gt; Authentifizierung (Settings &gt; Options &gt; Authentication) auf, als Konfiguration der Methode Basic mit der Kennung (ID) des Clients als Benutzername und seinem Geheimnis (Secret) als Kennwort.

Sie dürfen abbrechen, die Verbindung verlieren oder QGIS schließen: Was angekommen ist, bleibt, und ein zweiter Lauf mit denselben Werten ruft nur ab, was fehlt.</translation>
    </message>
    <message>
        <source>sentinel hub,copernicus,cdse,sentinel-2,download,season,process api,catalog,processing units</source>
        <translation>Sentinel Hub,Copernicus,CDSE,Sentinel-2,Download,herunterladen,Saison,Process API,Katalog,Verarbeitungseinheiten</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>copernicus: Copernicus Data Space. commercial: services.sentinel-hub.com. custom: the addresses that you give below.</source>
        <translation>copernicus: Copernicus Data Space. commercial: services.sentinel-hub.com. custom: die Adressen, die Sie unten angeben.</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>OAuth-Client</translation>
    </message>
    <message>
        <source>A configuration of QGIS&apos;s authentication database, of the method Basic or OAuth2. Its content goes to the engine and nowhere else.</source>
        <translation>Eine Konfiguration der Authentifizierungsdatenbank von QGIS mit der Methode Basic oder OAuth2. Ihr Inhalt geht an den Rechenkern und sonst nirgendwohin.</translation>
    </message>
    <message>
        <source>Resampling of the 20 m and 60 m bands</source>
        <translation>Resampling der Kanäle mit 20 m und 60 m</translation>
    </message>
    <message>
        <source>NEAREST in the challenge; it keeps every number as it was measured.</source>
        <translation>Im Wettbewerb NEAREST; es lässt jede Zahl, wie sie gemessen wurde.</translation>
    </message>
    <message>
        <source>Fetch the cloud masks CLM and CLP</source>
        <translation>Wolkenmasken CLM und CLP abrufen</translation>
    </message>
    <message>
        <source>Where the endpoint offers them; the scene classification SCL comes in any case.</source>
        <translation>Wo der Endpunkt sie anbietet; die Szenenklassifikation SCL kommt in jedem Fall.</translation>
    </message>
    <message>
        <source>Address of a custom endpoint</source>
        <translation>Adresse eines benutzerdefinierten Endpunkts</translation>
    </message>
    <message>
        <source>What comes before /api/v1/process, such as https://services-uswest2.sentinel-hub.com.</source>
        <translation>Was vor /api/v1/process steht, etwa https://services-uswest2.sentinel-hub.com.</translation>
    </message>
    <message>
        <source>Address of its tokens</source>
        <translation>Adresse seiner Token</translation>
    </message>
    <message>
        <source>Where a token is asked for with the OAuth client.</source>
        <translation>Wo mit dem OAuth-Client ein Token angefordert wird.</translation>
    </message>
    <message>
        <source>a custom endpoint</source>
        <translation>einen benutzerdefinierten Endpunkt</translation>
    </message>
    <message>
        <source>its tokens</source>
        <translation>die Token des Endpunkts</translation>
    </message>
    <message>
        <source>Addresses are given, but the endpoint is not custom: choose custom, or leave them empty.</source>
        <translation>Adressen sind angegeben, aber der Endpunkt ist nicht custom: Wählen Sie custom oder lassen Sie sie leer.</translation>
    </message>
</context>
<context>
    <name>ExamplePages</name>
    <message>
        <source>Example maps</source>
        <translation>Kartenbeispiele</translation>
    </message>
    <message>
        <source>This training left no examples.</source>
        <translation>Dieses Training hat keine Beispiele hinterlassen.</translation>
    </message>
    <message>
        <source>Example maps appear after the first validation.
A training that keeps no area for validation has none.</source>
        <translation>Kartenbeispiele erscheinen nach der ersten Validierung.
Ein Training, das nichts für die Validierung zurückhält, hat keine.</translation>
    </message>
    <message>
        <source>No part of the area kept for validation is both scored and seen.</source>
        <translation>Kein Teil des für die Validierung zurückgehaltenen Gebiets wird bewertet und ist zugleich zu sehen.</translation>
    </message>
</context>
<context>
    <name>ExportONNXAlgorithm</name>
    <message>
        <source>Export model to ONNX</source>
        <translation>Modell nach ONNX exportieren</translation>
    </message>
    <message>
        <source>Writes a model as one ONNX file, for programs that know ONNX and not Furrow.

The file takes surface reflectance, a mask of what is clear, and the days of the year; it gives the probability of cultivated land at 2.5 m. The normalisation of the bands is part of it. Window and number of dates are fixed when it is written: a season of fewer dates is filled up with dates that are clear nowhere. Plugins that hand a single image to a model, such as Deepness, can read what the file says about itself but cannot run it.</source>
        <translation>Schreibt ein Modell als eine einzige ONNX-Datei, für Programme, die ONNX kennen und Furrow nicht.

Die Datei nimmt Oberflächenreflektanz, eine Maske dessen, was klar ist, und die Tage des Jahres entgegen; sie liefert die Wahrscheinlichkeit bewirtschafteter Fläche in 2,5 m Auflösung. Die Normalisierung der Kanäle ist in ihr enthalten. Fenster und Anzahl der Termine liegen mit dem Schreiben fest: Eine Saison mit weniger Terminen wird mit Terminen aufgefüllt, die nirgends klar sind. Plugins, die einem Modell ein einzelnes Bild übergeben, etwa Deepness, können lesen, was die Datei über sich sagt, sie aber nicht ausführen.</translation>
    </message>
    <message>
        <source>model,onnx,export,convert,onnxruntime,deepness,network,weights</source>
        <translation>Modell,ONNX,Export,exportieren,umwandeln,konvertieren,onnxruntime,Deepness,Netz,Gewichte</translation>
    </message>
    <message>
        <source>Window (pixels of 10 m)</source>
        <translation>Fenster (Pixel zu 10 m)</translation>
    </message>
    <message>
        <source>Side of the square that the file takes. Only pixels farther from its edge than the margin, which the result tells, are as good as Furrow&apos;s own.</source>
        <translation>Seite des Quadrats, das die Datei entgegennimmt. Nur Pixel, die von seiner Kante weiter entfernt sind als der Rand, den das Ergebnis nennt, sind so gut wie die von Furrow selbst.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>The most dates that a season may have. Each costs time and memory in every run, used or not.</source>
        <translation>Die meisten Termine, die eine Saison haben darf. Jeder kostet bei jedem Lauf Zeit und Speicher, ob genutzt oder nicht.</translation>
    </message>
    <message>
        <source>ONNX file</source>
        <translation>ONNX-Datei</translation>
    </message>
    <message>
        <source>The file to write. It is opened again and checked before it is put in its place.</source>
        <translation>Die zu schreibende Datei. Sie wird noch einmal geöffnet und geprüft, bevor sie an ihren Platz kommt.</translation>
    </message>
    <message>
        <source>Version of the operators</source>
        <translation>Version der Operatoren</translation>
    </message>
    <message>
        <source>The ONNX opset that a program must know.</source>
        <translation>Das Opset von ONNX, das ein Programm kennen muss.</translation>
    </message>
    <message>
        <source>Margin (pixels of 10 m)</source>
        <translation>Rand (Pixel zu 10 m)</translation>
    </message>
    <message>
        <source>How far around a pixel the network looks.</source>
        <translation>Wie weit um ein Pixel das Netz blickt.</translation>
    </message>
    <message>
        <source>Size (MB)</source>
        <translation>Größe (MB)</translation>
    </message>
    <message>
        <source>Size of the file in millions of bytes.</source>
        <translation>Größe der Datei in Millionen Byte.</translation>
    </message>
</context>
<context>
    <name>ExportReviewedParcelsAlgorithm</name>
    <message>
        <source>Export reviewed parcels</source>
        <translation>Geprüfte Parzellen exportieren</translation>
    </message>
    <message>
        <source>Writes the parcels of an agreement as their review left them, to train on.

Confirmed parcels are what was declared; confirmed fields of the map are cultivated. Changed parcels get their corrected class and the outline that was drawn. Inconclusive ones, and changed ones without class and outline, get the status not_declared, which is never scored.

Hand the result to &apos;Reference and weights from parcels&apos; with status as the class, cultivated as the cultivated class and not_declared as the class that is not declared; then train a model further on it.</source>
        <translation>Schreibt die Parzellen einer Übereinstimmung so, wie ihre Prüfung sie hinterlassen hat, zum Trainieren.

Bestätigte Parzellen sind, was beantragt war; bestätigte Felder der Karte sind bewirtschaftet. Geänderte Parzellen erhalten ihre berichtigte Klasse und den gezeichneten Umriss. Unklare, und geänderte ohne Klasse und Umriss, erhalten den Status not_declared, der nie bewertet wird.

Geben Sie das Ergebnis an „Referenz und Gewichte aus Parzellen“, mit status als Klasse, cultivated als bewirtschafteter Klasse und not_declared als Klasse, die nicht beantragt ist; trainieren Sie dann ein Modell damit nach.</translation>
    </message>
    <message>
        <source>review,parcels,decisions,corrections,outcome,lpis,training,fine-tune,reference</source>
        <translation>Prüfung,Parzellen,Entscheidungen,Berichtigungen,Umriss,Ergebnis,LPIS,InVeKoS,Training,Nachtrainieren,Referenz</translation>
    </message>
    <message>
        <source>Parcel agreement</source>
        <translation>Übereinstimmung der Parzellen</translation>
    </message>
    <message>
        <source>The result of &apos;Parcel agreement&apos;, or either of its layers.</source>
        <translation>Das Ergebnis von „Übereinstimmung der Parzellen“ oder einer seiner Layer.</translation>
    </message>
    <message>
        <source>Review file</source>
        <translation>Datei der Prüfung</translation>
    </message>
    <message>
        <source>The file of the decisions. Leave it empty for the one beside the agreement.</source>
        <translation>Die Datei der Entscheidungen. Leer lassen für die neben der Übereinstimmung.</translation>
    </message>
    <message>
        <source>Parcels without a decision count as declared</source>
        <translation>Parzellen ohne Entscheidung gelten wie beantragt</translation>
    </message>
    <message>
        <source>If not, they get the status not_declared, so that nothing is learnt or scored there.</source>
        <translation>Sonst erhalten sie den Status not_declared, sodass dort nichts gelernt und nichts bewertet wird.</translation>
    </message>
    <message>
        <source>Corrected classes that are cultivated</source>
        <translation>Berichtigte Klassen, die bewirtschaftet sind</translation>
    </message>
    <message>
        <source>Parted by commas. Needed for classes that no declared parcel has; the others are known from the agreement.</source>
        <translation>Durch Kommas getrennt. Nötig für Klassen, die keine beantragte Parzelle hat; die anderen sind aus der Übereinstimmung bekannt.</translation>
    </message>
    <message>
        <source>Corrected classes that are not cultivated</source>
        <translation>Berichtigte Klassen, die nicht bewirtschaftet sind</translation>
    </message>
    <message>
        <source>Parted by commas, for the same purpose.</source>
        <translation>Durch Kommas getrennt, zum selben Zweck.</translation>
    </message>
    <message>
        <source>Reviewed parcels</source>
        <translation>Geprüfte Parzellen</translation>
    </message>
    <message>
        <source>The parcels with class, status, outcome, and who decided when and why.</source>
        <translation>Die Parzellen mit Klasse, Status, Ergebnis und wer wann und warum entschieden hat.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>Number of parcels written.</source>
        <translation>Anzahl der geschriebenen Parzellen.</translation>
    </message>
    <message>
        <source>Confirmed parcels</source>
        <translation>Bestätigte Parzellen</translation>
    </message>
    <message>
        <source>Of these, confirmed.</source>
        <translation>Davon bestätigt.</translation>
    </message>
    <message>
        <source>Changed parcels</source>
        <translation>Geänderte Parzellen</translation>
    </message>
    <message>
        <source>Of these, with a corrected class or outline.</source>
        <translation>Davon mit berichtigter Klasse oder berichtigtem Umriss.</translation>
    </message>
    <message>
        <source>Inconclusive parcels</source>
        <translation>Unklare Parzellen</translation>
    </message>
    <message>
        <source>Of these, inconclusive.</source>
        <translation>Davon unklar.</translation>
    </message>
    <message>
        <source>Unclear parcels</source>
        <translation>Unbestimmte Parzellen</translation>
    </message>
    <message>
        <source>Of these, changed, but neither a class nor an outline says to what.</source>
        <translation>Davon geändert, aber weder Klasse noch Umriss sagen, wozu.</translation>
    </message>
    <message>
        <source>Parcels without a decision</source>
        <translation>Parzellen ohne Entscheidung</translation>
    </message>
    <message>
        <source>Of these, not reviewed.</source>
        <translation>Davon ungeprüft.</translation>
    </message>
    <message>
        <source>Fields of the map</source>
        <translation>Felder der Karte</translation>
    </message>
    <message>
        <source>Of these, fields that nobody declared.</source>
        <translation>Davon Felder, die niemand beantragt hat.</translation>
    </message>
    <message>
        <source>The class &apos;{name}&apos; is named both as cultivated and as not cultivated: decide for one.</source>
        <translation>Die Klasse „{name}“ ist als bewirtschaftet und als nicht bewirtschaftet genannt: Entscheiden Sie sich für eines.</translation>
    </message>
    <message>
        <source>The agreement cannot be opened: choose the result of &apos;Parcel agreement&apos;.</source>
        <translation>Die Übereinstimmung lässt sich nicht öffnen: Wählen Sie das Ergebnis von „Übereinstimmung der Parzellen“.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no GeoPackage: choose the result of &apos;Parcel agreement&apos;.</source>
        <translation>Der Layer „{name}“ ist kein GeoPackage: Wählen Sie das Ergebnis von „Übereinstimmung der Parzellen“.</translation>
    </message>
    <message>
        <source>There is no review file &apos;{path}&apos;: review parcels first, or choose the file.</source>
        <translation>Es gibt keine Datei der Prüfung „{path}“: Prüfen Sie erst Parzellen oder wählen Sie die Datei.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>{reviewed} reviewed parcels and {others} without a decision were written.</source>
        <translation>Geschriebene Parzellen: {reviewed} geprüft, {others} ohne Entscheidung.</translation>
    </message>
    <message>
        <source>{count} parcels lie elsewhere than those of the same identifier that were reviewed: those decisions do not count.</source>
        <translation>Parzellen, die anderswo liegen als geprüfte derselben Kennung: {count}. Deren Entscheidungen gelten für sie nicht.</translation>
    </message>
    <message>
        <source>{count} parcels were changed, but have neither a corrected class nor a drawn outline. They count as not declared.</source>
        <translation>Geänderte Parzellen ohne berichtigte Klasse und ohne gezeichneten Umriss: {count}. Sie gelten als nicht beantragt.</translation>
    </message>
</context>
<context>
    <name>ExportSubmissionAlgorithm</name>
    <message>
        <source>Export challenge submission</source>
        <translation>Einreichung für den Wettbewerb exportieren</translation>
    </message>
    <message>
        <source>Packs predictions as the Enhanced Sentinel-2 Agriculture challenge wants them: eopatch-NN.tif for each box, in a zip or tar.gz.

Then every file is read back out of the archive and checked as the organisers do: one band of 2000 x 2000 pixels, only 0 and 1, EPSG:32633, the bounding box of the images. An archive that breaks a rule is not written. Equal predictions give equal archives.</source>
        <translation>Packt Vorhersagen, wie der Wettbewerb Enhanced Sentinel-2 Agriculture sie will: eopatch-NN.tif für jedes Gebiet, in einem zip oder tar.gz.

Dann wird jede Datei aus dem Archiv zurückgelesen und geprüft, wie die Veranstalter es tun: ein Band von 2000 x 2000 Pixeln, nur 0 und 1, EPSG:32633, die Ausdehnung der Bilder. Ein Archiv, das eine Regel bricht, wird nicht geschrieben. Gleiche Vorhersagen geben gleiche Archive.</translation>
    </message>
    <message>
        <source>challenge,submission,export,zip,archive,eopatch,AI4EO,competition,leaderboard</source>
        <translation>Wettbewerb,Einreichung,Export,zip,Archiv,eopatch,AI4EO,Rangliste</translation>
    </message>
    <message>
        <source>Folder of seasons or EOPatches</source>
        <translation>Ordner mit Saisons oder EOPatches</translation>
    </message>
    <message>
        <source>The boxes of the submission: a folder that holds their seasons or EOPatches. The folder of each, or the title of the season, tells its number, such as eopatch-07.</source>
        <translation>Die Gebiete der Einreichung: ein Ordner mit ihren Saisons oder EOPatches. Der Ordner eines jeden, oder der Titel der Saison, nennt seine Nummer, etwa eopatch-07.</translation>
    </message>
    <message>
        <source>Pixels without a prediction</source>
        <translation>Pixel ohne Vorhersage</translation>
    </message>
    <message>
        <source>Stop and tell how many there are</source>
        <translation>Anhalten und sagen, wie viele es sind</translation>
    </message>
    <message>
        <source>Become 0, not cultivated</source>
        <translation>Werden 0, nicht bewirtschaftet</translation>
    </message>
    <message>
        <source>A submission has none: every pixel is 0 or 1.</source>
        <translation>Eine Einreichung hat keine: Jedes Pixel ist 0 oder 1.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Zip archives (*.zip);;Packed tar archives (*.tar.gz)</source>
        <translation>Zip-Archive (*.zip);;Gepackte tar-Archive (*.tar.gz)</translation>
    </message>
    <message>
        <source>The file to hand in, .zip or .tar.gz.</source>
        <translation>Die Datei zum Einreichen, .zip oder .tar.gz.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Number of files in the archive.</source>
        <translation>Anzahl der Dateien im Archiv.</translation>
    </message>
    <message>
        <source>Filled pixels</source>
        <translation>Gefüllte Pixel</translation>
    </message>
    <message>
        <source>Number of pixels without a prediction that became 0.</source>
        <translation>Anzahl der Pixel ohne Vorhersage, die 0 wurden.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Of the archive, by which the leaderboard knows it.</source>
        <translation>Des Archivs, an der die Rangliste es erkennt.</translation>
    </message>
</context>
<context>
    <name>FetchParcelsAlgorithm</name>
    <message>
        <source>Fetch parcels</source>
        <translation>Parzellen abrufen</translation>
    </message>
    <message>
        <source>Fetches farm parcels (LPIS, farmers&apos; declarations) of boxes from a service and writes them to one GeoPackage, each with its status: cultivated, not cultivated or not declared.

The service is an OGC API Features, a WFS, or a geoDB or other PostgREST. Parcels are read page by page, brought to the coordinate reference system of the boxes, repaired where they cross themselves, and cut to the boxes. A parcel in several boxes is written once.

The table class_mapping in the same file tells the status of each crop code. To change a decision, edit the table and run &apos;Map crop classes&apos;. &apos;Reference and weights from parcels&apos; takes the field status as the class, cultivated as cultivated and not_declared as not declared.</source>
        <translation>Ruft landwirtschaftliche Parzellen (LPIS, Anträge der Landwirte) von Gebieten aus einem Dienst ab und schreibt sie in ein GeoPackage, jede mit ihrem Status: bewirtschaftet (cultivated), nicht bewirtschaftet (not_cultivated) oder nicht beantragt (not_declared).

Der Dienst ist ein OGC API Features, ein WFS oder eine geoDB oder ein anderes PostgREST. Parzellen werden Seite für Seite gelesen, in das Koordinatenbezugssystem der Gebiete gebracht, repariert, wo sie sich selbst schneiden, und auf die Gebiete zugeschnitten. Eine Parzelle in mehreren Gebieten wird einmal geschrieben.

Die Tabelle class_mapping in derselben Datei nennt den Status jedes Kulturcodes. Um eine Entscheidung zu ändern, bearbeiten Sie die Tabelle und führen „Kulturklassen zuordnen“ aus. „Referenz und Gewichte aus Parzellen“ nimmt das Feld status als Klasse, cultivated als bewirtschaftet und not_declared als nicht beantragt.</translation>
    </message>
    <message>
        <source>lpis,iacs,gsaa,parcels,download,wfs,ogc api features,geodb,postgrest,eurocrops,hcat,crop</source>
        <translation>LPIS,InVeKoS,IACS,GSAA,Parzellen,Feldstücke,Schläge,Download,abrufen,WFS,OGC API Features,geoDB,PostgREST,EuroCrops,HCAT,Kultur</translation>
    </message>
    <message>
        <source>Kind of service</source>
        <translation>Art des Dienstes</translation>
    </message>
    <message>
        <source>ogcapi: OGC API Features. wfs: WFS 2.0 or 1.1. postgrest: geoDB, or any PostgREST over PostGIS.</source>
        <translation>ogcapi: OGC API Features. wfs: WFS 2.0 oder 1.1. postgrest: geoDB oder ein beliebiges PostgREST über PostGIS.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Landing page of an OGC API, end point of a WFS, root of a PostgREST; https:// comes first.</source>
        <translation>Startseite (Landing Page) einer OGC API, Endpunkt eines WFS, Wurzel eines PostgREST; https:// steht am Anfang.</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Collection of an OGC API, feature type of a WFS, or table. In a geoDB, the collection with its database before it, such as geodb_1234_parcels. A wrong name is answered with those there are.</source>
        <translation>Collection einer OGC API, Objekttyp eines WFS oder Tabelle. Bei einer geoDB die Collection mit ihrer Datenbank davor, etwa geodb_1234_parcels. Ein falscher Name wird mit den vorhandenen beantwortet.</translation>
    </message>
    <message>
        <source>Field of the crop code</source>
        <translation>Feld mit dem Kulturcode</translation>
    </message>
    <message>
        <source>Leave it empty to fetch the parcels without a status. A wrong name is told with those there are.</source>
        <translation>Leer lassen, um die Parzellen ohne Status abzurufen. Bei einem falschen Namen werden die vorhandenen genannt.</translation>
    </message>
    <message>
        <source>Preset of the class mapping</source>
        <translation>Vorlage der Klassenzuordnung</translation>
    </message>
    <message>
        <source>slovenia: label groups of the Enhanced Sentinel-2 Agriculture challenge. eurocrops-hcat: ten-digit codes of HCAT version 3, along the lines of the same groups.</source>
        <translation>slovenia: Label-Gruppen des Wettbewerbs Enhanced Sentinel-2 Agriculture. eurocrops-hcat: zehnstellige Codes von HCAT Version 3, nach denselben Gruppen ausgerichtet.</translation>
    </message>
    <message>
        <source>Class mapping as CSV</source>
        <translation>Klassenzuordnung als CSV</translation>
    </message>
    <message>
        <source>A file with the columns code, name and status, which goes before the preset. A code that ends in * stands for all codes that begin so. Codes that are in neither count as not declared.</source>
        <translation>Eine Datei mit den Spalten code, name und status, die Vorrang vor der Vorlage hat. Ein Code, der auf * endet, steht für alle Codes, die so beginnen. Codes, die in keiner von beiden stehen, gelten als nicht beantragt.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>A configuration of QGIS&apos;s authentication database that holds the token, as its password or its header Authorization. Leave it empty for an open service.</source>
        <translation>Eine Konfiguration der Authentifizierungsdatenbank von QGIS, die das Token enthält, als Kennwort oder als Kopfzeile (Header) Authorization. Leer lassen für einen offenen Dienst.</translation>
    </message>
    <message>
        <source>Column of the geometry</source>
        <translation>Spalte der Geometrie</translation>
    </message>
    <message>
        <source>Of a PostgREST table; geoDB calls it geometry.</source>
        <translation>Einer PostgREST-Tabelle; geoDB nennt sie geometry.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>A GeoPackage. One that is there already is replaced as a whole.</source>
        <translation>Ein GeoPackage. Ein schon vorhandenes wird als Ganzes ersetzt.</translation>
    </message>
    <message>
        <source>Class mapping</source>
        <translation>Klassenzuordnung</translation>
    </message>
    <message>
        <source>The table of the crop codes in the same GeoPackage; for editing.</source>
        <translation>Die Tabelle der Kulturcodes im selben GeoPackage; zum Bearbeiten.</translation>
    </message>
    <message>
        <source>Number of parcels.</source>
        <translation>Anzahl der Parzellen.</translation>
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
        <source>Not cultivated parcels</source>
        <translation>Nicht bewirtschaftete Parzellen</translation>
    </message>
    <message>
        <source>Of these, not cultivated.</source>
        <translation>Davon nicht bewirtschaftet.</translation>
    </message>
    <message>
        <source>Not declared parcels</source>
        <translation>Nicht beantragte Parzellen</translation>
    </message>
    <message>
        <source>Of these, not declared, unknown codes among them.</source>
        <translation>Davon nicht beantragt, darunter unbekannte Codes.</translation>
    </message>
    <message>
        <source>Parcels of unknown class</source>
        <translation>Parzellen unbekannter Klasse</translation>
    </message>
    <message>
        <source>Parcels whose code the mapping does not know, or that have none.</source>
        <translation>Parzellen, deren Code die Zuordnung nicht kennt oder die keinen haben.</translation>
    </message>
    <message>
        <source>Unknown codes</source>
        <translation>Unbekannte Codes</translation>
    </message>
    <message>
        <source>Parted by commas.</source>
        <translation>Durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>One line.</source>
        <translation>Eine Zeile.</translation>
    </message>
    <message>
        <source>The address must start with https:// or http://: correct it.</source>
        <translation>Die Adresse muss mit https:// oder http:// beginnen: Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>No collection is named: name the collection, feature type or table that holds the parcels.</source>
        <translation>Keine Collection ist genannt: Nennen Sie die Collection, den Objekttyp oder die Tabelle mit den Parzellen.</translation>
    </message>
    <message>
        <source>The output &apos;{path}&apos; is no GeoPackage: choose a name that ends in .gpkg.</source>
        <translation>Die Ausgabe „{path}“ ist kein GeoPackage: Wählen Sie einen Namen, der auf .gpkg endet.</translation>
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
    <message>
        <source>7 Workflows</source>
        <translation>7 Arbeitsabläufe</translation>
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
        <translation>Saison,Sentinel-2,Import,importieren,EOPatch,eo-learn,ai4eo,npy,Wettbewerb</translation>
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
        <translation>Saison,Sentinel-2,Import,importieren,GeoTIFF,tif,Zeitreihe,STAC,Bilder</translation>
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
    <name>ImportSAFEAlgorithm</name>
    <message>
        <source>Import seasons from Sentinel-2 products</source>
        <translation>Saisons aus Sentinel-2-Produkten importieren</translation>
    </message>
    <message>
        <source>Cuts boxes out of Sentinel-2 L2A products on this computer, as ESA delivers them, a season a box. Nothing is unpacked.

Products of one pass and of neighbouring tiles become one image; of a pass that was processed twice the later one counts. A second run adds the products that are new.</source>
        <translation>Schneidet Gebiete aus Sentinel-2-L2A-Produkten auf diesem Rechner aus, wie die ESA sie liefert, eine Saison je Gebiet. Nichts wird entpackt.

Produkte eines Überflugs und benachbarter Kacheln werden zu einem Bild; von einem zweimal prozessierten Überflug zählt das spätere. Ein zweiter Lauf fügt die neuen Produkte hinzu.</translation>
    </message>
    <message>
        <source>safe,sentinel-2,l2a,product,zip,jp2,import,season,esa,local</source>
        <translation>SAFE,Sentinel-2,L2A,Produkt,zip,jp2,Import,importieren,Saison,ESA,lokal</translation>
    </message>
    <message>
        <source>Folder of products</source>
        <translation>Ordner mit Produkten</translation>
    </message>
    <message>
        <source>A .SAFE folder, or one that holds .SAFE folders or zips of them, up to two levels deep.</source>
        <translation>Ein .SAFE-Ordner oder einer, der .SAFE-Ordner oder deren Zip-Dateien enthält, bis zu zwei Ebenen tief.</translation>
    </message>
    <message>
        <source>Zips of products</source>
        <translation>Zip-Dateien von Produkten</translation>
    </message>
    <message>
        <source>Single files, in place of a folder or beside it.</source>
        <translation>Einzelne Dateien, anstelle eines Ordners oder zusätzlich zu ihm.</translation>
    </message>
    <message>
        <source>No product is given: choose a folder of products, zips of products, or both.</source>
        <translation>Kein Produkt ist angegeben: Wählen Sie einen Ordner mit Produkten, Zip-Dateien von Produkten oder beides.</translation>
    </message>
    <message>
        <source>There is no &apos;{path}&apos;: check the path of the products.</source>
        <translation>Es gibt kein „{path}“: Prüfen Sie den Pfad der Produkte.</translation>
    </message>
    <message>
        <source>Only one end of the period is given: give both days, or none for every product.</source>
        <translation>Nur ein Ende des Zeitraums ist angegeben: Geben Sie beide Tage an oder, für alle Produkte, keinen.</translation>
    </message>
</context>
<context>
    <name>InterpolateSeasonAlgorithm</name>
    <message>
        <source>Interpolate season</source>
        <translation>Saison interpolieren</translation>
    </message>
    <message>
        <source>Brings a band or an index to a regular step in time, with the gaps of clouds closed.

Each pixel is interpolated between its own clear dates on a straight line, in real days. Before its first and after its last clear date it keeps the nearest clear value. Pixels that are never clear are nodata.</source>
        <translation>Bringt einen Kanal oder einen Index auf einen regelmäßigen Zeitschritt, wobei die Lücken der Wolken geschlossen werden.

Jedes Pixel wird zwischen seinen eigenen klaren Terminen auf einer Geraden interpoliert, in wirklichen Tagen. Vor seinem ersten und nach seinem letzten klaren Termin behält es den nächstgelegenen klaren Wert. Pixel, die nie klar sind, werden NoData.</translation>
    </message>
    <message>
        <source>season,sentinel-2,interpolate,gap filling,regular,time series,resample,linear,ndvi,cloud free</source>
        <translation>Saison,Sentinel-2,interpolieren,Interpolation,Lücken füllen,regelmäßig,Zeitreihe,Resampling,linear,NDVI,wolkenfrei</translation>
    </message>
    <message>
        <source>Band or index</source>
        <translation>Kanal oder Index</translation>
    </message>
    <message>
        <source>NDVI shows vegetation, NDWI open water, NDBI built-up land; bands are given as reflectance.</source>
        <translation>NDVI zeigt Vegetation, NDWI offenes Wasser, NDBI bebautes Land; Kanäle werden als Reflektanz ausgegeben.</translation>
    </message>
    <message>
        <source>Step (days)</source>
        <translation>Schritt (Tage)</translation>
    </message>
    <message>
        <source>Days from one band of the raster to the next.</source>
        <translation>Tage von einem Kanal des Rasters zum nächsten.</translation>
    </message>
    <message>
        <source>Leave it empty for that of the season. Beyond the season&apos;s dates the nearest clear value is kept.</source>
        <translation>Leer lassen für den der Saison. Jenseits der Termine der Saison wird der nächstgelegene klare Wert behalten.</translation>
    </message>
    <message>
        <source>Regular series</source>
        <translation>Regelmäßige Reihe</translation>
    </message>
    <message>
        <source>A band a step, described by its day; nodata NaN.</source>
        <translation>Ein Kanal je Schritt, durch seinen Tag beschrieben; NoData NaN.</translation>
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
        <translation>Saison,Sentinel-2,laden,Layer,zeitlich,Zeitsteuerung,Animation,Echtfarben,Falschfarben,Zeitreihe,ansehen</translation>
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
    <name>MapCropClassesAlgorithm</name>
    <message>
        <source>Map crop classes</source>
        <translation>Kulturklassen zuordnen</translation>
    </message>
    <message>
        <source>Gives each parcel a status from its crop code: cultivated, not cultivated or not declared.

The status comes from a table with the columns code, name and status. A code that ends in * stands for all codes that begin so; the longest that fits wins. A table of the project goes before a CSV, a CSV before the preset. Codes that none of them knows count as not declared, so that they are never scored, and are named. To change a decision, edit the table and run this again.</source>
        <translation>Gibt jeder Parzelle aus ihrem Kulturcode einen Status: bewirtschaftet (cultivated), nicht bewirtschaftet (not_cultivated) oder nicht beantragt (not_declared).

Der Status kommt aus einer Tabelle mit den Spalten code, name und status. Ein Code, der auf * endet, steht für alle Codes, die so beginnen; der längste passende gewinnt. Eine Tabelle des Projekts hat Vorrang vor einer CSV, eine CSV vor der Vorlage. Codes, die keine davon kennt, gelten als nicht beantragt, sodass sie nie bewertet werden, und werden genannt. Um eine Entscheidung zu ändern, bearbeiten Sie die Tabelle und führen dies erneut aus.</translation>
    </message>
    <message>
        <source>crop,class,code,lpis,iacs,parcels,hcat,eurocrops,mapping,cultivated,declared</source>
        <translation>Kultur,Klasse,Code,LPIS,InVeKoS,IACS,Parzellen,HCAT,EuroCrops,Zuordnung,bewirtschaftet,beantragt</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>A polygon layer. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Ein Polygonlayer. Haken Sie „nur gewählte Objekte“ an, um eine Auswahl zu verwenden.</translation>
    </message>
    <message>
        <source>Field of the crop code</source>
        <translation>Feld mit dem Kulturcode</translation>
    </message>
    <message>
        <source>Numbers and texts are compared as texts: 2, 2.0 and &apos;2&apos; are the same code, 02 is another.</source>
        <translation>Zahlen und Texte werden als Texte verglichen: 2, 2.0 und &apos;2&apos; sind derselbe Code, 02 ist ein anderer.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>slovenia: label groups of the Enhanced Sentinel-2 Agriculture challenge. eurocrops-hcat: ten-digit codes of HCAT version 3, along the lines of the same groups.</source>
        <translation>slovenia: Label-Gruppen des Wettbewerbs Enhanced Sentinel-2 Agriculture. eurocrops-hcat: zehnstellige Codes von HCAT Version 3, nach denselben Gruppen ausgerichtet.</translation>
    </message>
    <message>
        <source>Mapping as CSV</source>
        <translation>Zuordnung als CSV</translation>
    </message>
    <message>
        <source>A file with the columns code, name and status: cultivated, not_cultivated or not_declared.</source>
        <translation>Eine Datei mit den Spalten code, name und status: cultivated, not_cultivated oder not_declared.</translation>
    </message>
    <message>
        <source>Mapping table</source>
        <translation>Zuordnungstabelle</translation>
    </message>
    <message>
        <source>The table class_mapping that &apos;Fetch parcels&apos; writes, or any with the same fields.</source>
        <translation>Die Tabelle class_mapping, die „Parzellen abrufen“ schreibt, oder eine beliebige mit denselben Feldern.</translation>
    </message>
    <message>
        <source>Parcels with status</source>
        <translation>Parzellen mit Status</translation>
    </message>
    <message>
        <source>The parcels with the field status, which takes the place of one that is there already.</source>
        <translation>Die Parzellen mit dem Feld status, das an die Stelle eines schon vorhandenen tritt.</translation>
    </message>
    <message>
        <source>Number of parcels.</source>
        <translation>Anzahl der Parzellen.</translation>
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
        <source>Not cultivated parcels</source>
        <translation>Nicht bewirtschaftete Parzellen</translation>
    </message>
    <message>
        <source>Of these, not cultivated.</source>
        <translation>Davon nicht bewirtschaftet.</translation>
    </message>
    <message>
        <source>Not declared parcels</source>
        <translation>Nicht beantragte Parzellen</translation>
    </message>
    <message>
        <source>Of these, not declared, unknown codes among them.</source>
        <translation>Davon nicht beantragt, darunter unbekannte Codes.</translation>
    </message>
    <message>
        <source>Parcels of unknown class</source>
        <translation>Parzellen unbekannter Klasse</translation>
    </message>
    <message>
        <source>Parcels whose code the mapping does not know, or that have none.</source>
        <translation>Parzellen, deren Code die Zuordnung nicht kennt oder die keinen haben.</translation>
    </message>
    <message>
        <source>Unknown codes</source>
        <translation>Unbekannte Codes</translation>
    </message>
    <message>
        <source>Parted by commas.</source>
        <translation>Durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>No mapping is given: choose a preset, a CSV or a table.</source>
        <translation>Keine Zuordnung ist angegeben: Wählen Sie eine Vorlage, eine CSV oder eine Tabelle.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source> and more</source>
        <translation> und weitere</translation>
    </message>
    <message>
        <source>{count} parcels have a code that the mapping does not know ({codes}). They count as not declared.</source>
        <translation>Parzellen mit einem Code, den die Zuordnung nicht kennt ({codes}): {count}. Sie gelten als nicht beantragt.</translation>
    </message>
    <message>
        <source>{count} parcels have no code and count as not declared.</source>
        <translation>Parzellen ohne Code, die als nicht beantragt gelten: {count}.</translation>
    </message>
</context>
<context>
    <name>ModelBrowser</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Karte des Modells</translation>
    </message>
    <message>
        <source>{name} (ships with Furrow)</source>
        <translation>{name} (kommt mit Furrow)</translation>
    </message>
    <message>
        <source>{name} (damaged)</source>
        <translation>{name} (beschädigt)</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; holds no model: a model is a folder with a card.json.</source>
        <translation>Der Ordner „{path}“ enthält kein Modell: Ein Modell ist ein Ordner mit einer card.json.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Show the models of another folder. The folder that is always shown is set in options.</source>
        <translation>Zeigt die Modelle eines weiteren Ordners. Der Ordner, der immer gezeigt wird, steht in den Optionen.</translation>
    </message>
    <message>
        <source>Look again which models are there.</source>
        <translation>Sieht erneut nach, welche Modelle da sind.</translation>
    </message>
    <message>
        <source>Use for prediction…</source>
        <translation>Zum Vorhersagen verwenden …</translation>
    </message>
    <message>
        <source>Opens &apos;Predict cultivated land&apos; with this model.</source>
        <translation>Öffnet „Bewirtschaftete Flächen vorhersagen“ mit diesem Modell.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Shows the files of the model.</source>
        <translation>Zeigt die Dateien des Modells.</translation>
    </message>
    <message>
        <source>Export ONNX…</source>
        <translation>ONNX exportieren …</translation>
    </message>
    <message>
        <source>Opens &apos;Export model to ONNX&apos; with this model.</source>
        <translation>Öffnet „Modell nach ONNX exportieren“ mit diesem Modell.</translation>
    </message>
</context>
<context>
    <name>ModelInformationAlgorithm</name>
    <message>
        <source>Model information</source>
        <translation>Modellinformation</translation>
    </message>
    <message>
        <source>Tells what a model is: its network, its size and cost, the bands it needs, what it was trained on, how it scored, its licence.

The weights are compared with the model&apos;s card, so a model that passes can be used. Nothing of the model is run as code. The report is an HTML page.</source>
        <translation>Sagt, was ein Modell ist: sein Netz, seine Größe und Kosten, die Kanäle, die es braucht, womit es trainiert wurde, wie es bewertet wurde und seine Lizenz.

Die Gewichte werden mit der Karte des Modells verglichen; ein Modell, das besteht, ist also verwendbar. Nichts am Modell wird als Code ausgeführt. Der Bericht ist eine HTML-Seite.</translation>
    </message>
    <message>
        <source>model,card,weights,parameters,bands,licence,training,score,safetensors,check</source>
        <translation>Modell,Karte,Gewichte,Parameter,Kanäle,Lizenz,Training,Bewertung,safetensors,Prüfung</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>An HTML page with all that is known of the model.</source>
        <translation>Eine HTML-Seite mit allem, was über das Modell bekannt ist.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the model.</source>
        <translation>Name des Modells.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version of its weights.</source>
        <translation>Version seiner Gewichte.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Name of its network.</source>
        <translation>Name seines Netzes.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>The bands it needs, in their order, parted by commas.</source>
        <translation>Die Kanäle, die es braucht, der Reihe nach, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>What it was trained on, and how.</source>
        <translation>Womit und wie es trainiert wurde.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Its scores on data it was not trained on.</source>
        <translation>Seine Bewertungen auf Daten, mit denen es nicht trainiert wurde.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licence of the weights.</source>
        <translation>Lizenz der Gewichte.</translation>
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
        <source>Operations per pixel (millions)</source>
        <translation>Operationen je Pixel (Millionen)</translation>
    </message>
    <message>
        <source>Floating-point operations for a pixel of 10 m with 24 dates.</source>
        <translation>Gleitkommaoperationen für ein Pixel von 10 m bei 24 Daten.</translation>
    </message>
    <message>
        <source>Margin (pixels of 10 m)</source>
        <translation>Rand (Pixel von 10 m)</translation>
    </message>
    <message>
        <source>How far around a pixel the network looks.</source>
        <translation>Wie weit um ein Pixel das Netz blickt.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Probability from which it calls a pixel cultivated.</source>
        <translation>Wahrscheinlichkeit, ab der ein Pixel als bewirtschaftet gilt.</translation>
    </message>
    <message>
        <source>Weighted MCC</source>
        <translation>Gewichteter MCC</translation>
    </message>
    <message>
        <source>The challenge&apos;s score, where the card states it.</source>
        <translation>Die Bewertung des Wettbewerbs, wo die Karte sie nennt.</translation>
    </message>
</context>
<context>
    <name>MonthlyCompositesAlgorithm</name>
    <message>
        <source>Monthly composites</source>
        <translation>Monatskomposite</translation>
    </message>
    <message>
        <source>Writes the median of each month&apos;s clear values of a band or an index, a band a month.

A median is little moved by a cloud or shadow that no mask found. Months without a clear value are interpolated for each pixel between its neighbouring months, on a straight line between the middles of the months; at the ends the nearest month is repeated.</source>
        <translation>Schreibt den Median der klaren Werte eines Kanals oder eines Index in jedem Monat, ein Kanal je Monat.

Ein Median wird von einer Wolke oder einem Schatten, die keine Maske gefunden hat, wenig verschoben. Monate ohne klaren Wert werden für jedes Pixel zwischen ihren Nachbarmonaten interpoliert, auf einer Geraden zwischen den Monatsmitten; an den Enden wird der nächstgelegene Monat wiederholt.</translation>
    </message>
    <message>
        <source>season,sentinel-2,composite,median,month,mosaic,time series,gap filling,ndvi,cloud free</source>
        <translation>Saison,Sentinel-2,Komposit,Komposite,Median,Monat,Mosaik,Zeitreihe,Lücken füllen,NDVI,wolkenfrei</translation>
    </message>
    <message>
        <source>Band or index</source>
        <translation>Kanal oder Index</translation>
    </message>
    <message>
        <source>NDVI shows vegetation, NDWI open water, NDBI built-up land; bands are given as reflectance.</source>
        <translation>NDVI zeigt Vegetation, NDWI offenes Wasser, NDBI bebautes Land; Kanäle werden als Reflektanz ausgegeben.</translation>
    </message>
    <message>
        <source>Any day of the first or last month wanted, such as September and August for the twelve months of a crop year. Leave it empty for that of the season.</source>
        <translation>Ein beliebiger Tag des ersten oder letzten gewünschten Monats, etwa September und August für die zwölf Monate eines Anbaujahrs. Leer lassen für den der Saison.</translation>
    </message>
    <message>
        <source>Interpolate months without a clear value</source>
        <translation>Monate ohne klaren Wert interpolieren</translation>
    </message>
    <message>
        <source>Otherwise such months are nodata.</source>
        <translation>Sonst werden solche Monate NoData.</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>A band a month, described by the month&apos;s first day; nodata NaN.</source>
        <translation>Ein Kanal je Monat, durch den ersten Tag des Monats beschrieben; NoData NaN.</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>Folder of the engine</source>
        <translation>Ordner des Rechenkerns</translation>
    </message>
    <message>
        <source>Python to use instead</source>
        <translation>Stattdessen zu verwendendes Python</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Ordner der Modelle</translation>
    </message>
    <message>
        <source>Folder of seasons</source>
        <translation>Ordner mit Saisons</translation>
    </message>
    <message>
        <source>Folder of maps</source>
        <translation>Ordner der Karten</translation>
    </message>
    <message>
        <source>There is no Python &apos;{path}&apos;: choose the program itself, not its folder.</source>
        <translation>Es gibt kein Python „{path}“: Wählen Sie das Programm selbst, nicht seinen Ordner.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a file, not a folder: choose a folder.</source>
        <translation>„{path}“ ist eine Datei, kein Ordner: Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>in the QGIS profile</source>
        <translation>im Profil von QGIS</translation>
    </message>
    <message>
        <source>Where the engine is built, 2 to 8 GB. Leave it empty for the QGIS profile: {path}.</source>
        <translation>Wo der Rechenkern eingerichtet wird, 2 bis 8 GB. Leer lassen für das Profil von QGIS: {path}.</translation>
    </message>
    <message>
        <source>none: the engine that Furrow built</source>
        <translation>keines: der Rechenkern, den Furrow eingerichtet hat</translation>
    </message>
    <message>
        <source>The Python of an environment you keep yourself, with Furrow&apos;s packages installed.</source>
        <translation>Das Python einer Umgebung, die Sie selbst pflegen, mit Furrows Paketen darin.</translation>
    </message>
    <message>
        <source>The variable {variable} decides here.</source>
        <translation>Hier entscheidet die Variable {variable}.</translation>
    </message>
    <message>
        <source>Set up the engine…</source>
        <translation>Rechenkern einrichten …</translation>
    </message>
    <message>
        <source>Shows the state of the engine, builds, repairs and removes it.</source>
        <translation>Zeigt den Zustand des Rechenkerns, richtet ihn ein, repariert und entfernt ihn.</translation>
    </message>
    <message>
        <source>Defaults of parameters</source>
        <translation>Vorgaben der Parameter</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen auf</translation>
    </message>
    <message>
        <source>what suits the service</source>
        <translation>was zum Dienst passt</translation>
    </message>
    <message>
        <source>Images that downloads fetch at a time; 0 for what suits the service.</source>
        <translation>Bilder, die Downloads gleichzeitig holen; 0 für das, was zum Dienst passt.</translation>
    </message>
    <message>
        <source>Images fetched at a time</source>
        <translation>Gleichzeitig abgerufene Bilder</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Your own models, which the list of models shows.</source>
        <translation>Ihre eigenen Modelle, die die Liste der Modelle zeigt.</translation>
    </message>
    <message>
        <source>Where downloads put the seasons of boxes, and where they are looked for.</source>
        <translation>Wohin Downloads die Saisons der Gebiete legen und wo sie gesucht werden.</translation>
    </message>
    <message>
        <source>Where the maps of many seasons are written. Those of one season go where Processing says.</source>
        <translation>Wohin die Karten vieler Saisons geschrieben werden. Die einer Saison gehen dorthin, wo die Verarbeitung es sagt.</translation>
    </message>
</context>
<context>
    <name>ParcelAgreementAlgorithm</name>
    <message>
        <source>Parcel agreement</source>
        <translation>Übereinstimmung der Parzellen</translation>
    </message>
    <message>
        <source>Compares a predicted map with the parcels of a register and ranks the parcels, the most suspicious first.

A pixel of 2.5 m belongs to the parcel that its centre lies in; where parcels overlap, to the smaller one. Omitted is what the map does not call cultivated of a parcel that is declared as cultivated. Committed is, of a parcel that is not, what the map calls cultivated; of one that is, the cultivated pixels outside all parcels, within 10 m, that lie nearest to it. IoU is what map and parcel share of both together. The border distance is measured where a border of the map lies within 10 m. Only pixels with a prediction count.

Suspicion (0 to 1) is the disagreement to be expected from the probabilities, weighted as the challenge weighs it, so that small parcels come up, and damped where few pixels or few valid observations speak. The second layer holds fields of the map that no parcel covers; slivers along parcels are left out. Neither map nor parcels are changed.</source>
        <translation>Vergleicht eine vorhergesagte Karte mit den Parzellen eines Registers und reiht die Parzellen, die verdächtigsten zuerst.

Ein Pixel von 2,5 m gehört zu der Parzelle, in der seine Mitte liegt; wo Parzellen sich überlappen, zur kleineren. Ausgelassen ist von einer als bewirtschaftet beantragten Parzelle, was die Karte nicht bewirtschaftet nennt. Hinzugekommen ist von einer, die es nicht ist, was die Karte bewirtschaftet nennt; von einer, die es ist, die bewirtschafteten Pixel außerhalb aller Parzellen, bis 10 m weit, die ihr am nächsten liegen. IoU ist, was Karte und Parzelle vom Ganzen beider gemeinsam haben. Der Abstand der Grenzen wird gemessen, wo eine Grenze der Karte höchstens 10 m entfernt liegt. Nur Pixel mit Vorhersage zählen.

Der Verdacht (0 bis 1) ist die aus den Wahrscheinlichkeiten zu erwartende Abweichung, gewichtet wie im Wettbewerb, sodass kleine Parzellen nach vorne kommen, und gedämpft, wo wenige Pixel oder wenige gültige Beobachtungen sprechen. Der zweite Layer enthält Felder der Karte, die keine Parzelle bedeckt; Streifen entlang von Parzellen bleiben weg. Weder Karte noch Parzellen werden geändert.</translation>
    </message>
    <message>
        <source>lpis,iacs,parcels,agreement,disagreement,omission,commission,review,zonal statistics,iou,suspicion,rank</source>
        <translation>LPIS,InVeKoS,IACS,Parzellen,Übereinstimmung,Abweichung,ausgelassen,hinzugekommen,Prüfung,zonale Statistik,IoU,Verdacht,Rang</translation>
    </message>
    <message>
        <source>Smallest field that no parcel covers (ha)</source>
        <translation>Kleinstes Feld ohne Parzelle (ha)</translation>
    </message>
    <message>
        <source>Smaller patches of the map that lie outside all parcels are left out.</source>
        <translation>Kleinere Flecken der Karte außerhalb aller Parzellen bleiben weg.</translation>
    </message>
    <message>
        <source>A GeoPackage with both layers, a row a parcel. One that is there already is replaced as a whole.</source>
        <translation>Ein GeoPackage mit beiden Layern, eine Zeile je Parzelle. Eines, das schon da ist, wird als Ganzes ersetzt.</translation>
    </message>
    <message>
        <source>Fields that no parcel covers</source>
        <translation>Felder ohne Parzelle</translation>
    </message>
    <message>
        <source>The second layer of the same GeoPackage.</source>
        <translation>Der zweite Layer desselben GeoPackage.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>Number of parcels on the prediction.</source>
        <translation>Anzahl der Parzellen auf der Vorhersage.</translation>
    </message>
    <message>
        <source>Cultivated parcels</source>
        <translation>Bewirtschaftete Parzellen</translation>
    </message>
    <message>
        <source>Of these, declared as cultivated.</source>
        <translation>Davon als bewirtschaftet beantragt.</translation>
    </message>
    <message>
        <source>Parcels left out</source>
        <translation>Parzellen außerhalb der Vorhersage</translation>
    </message>
    <message>
        <source>They lie outside the prediction.</source>
        <translation>Sie werden nicht beachtet.</translation>
    </message>
    <message>
        <source>Overlapping parcels</source>
        <translation>Überlappende Parzellen</translation>
    </message>
    <message>
        <source>Parcels that own pixels which a larger one claims too.</source>
        <translation>Parzellen mit Pixeln, die auch eine größere beansprucht.</translation>
    </message>
    <message>
        <source>Number of rows of the second layer.</source>
        <translation>Anzahl der Zeilen des zweiten Layers.</translation>
    </message>
    <message>
        <source>Omitted area (ha)</source>
        <translation>Ausgelassene Fläche (ha)</translation>
    </message>
    <message>
        <source>Of all parcels together.</source>
        <translation>Aller Parzellen zusammen.</translation>
    </message>
    <message>
        <source>Committed area (ha)</source>
        <translation>Hinzugekommene Fläche (ha)</translation>
    </message>
    <message>
        <source>Area that no parcel covers (ha)</source>
        <translation>Fläche ohne Parzelle (ha)</translation>
    </message>
    <message>
        <source>Of all fields of the second layer together.</source>
        <translation>Aller Felder des zweiten Layers zusammen.</translation>
    </message>
    <message>
        <source>A polygon layer in any coordinate reference system. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Ein Polygonlayer in einem beliebigen Koordinatenbezugssystem. Haken Sie „nur gewählte Objekte“ an, um eine Auswahl zu verwenden.</translation>
    </message>
    <message>
        <source>Field that names a parcel</source>
        <translation>Feld, das eine Parzelle benennt</translation>
    </message>
    <message>
        <source>Unique in the layer, such as the register&apos;s number. Empty takes the numbers of the features.</source>
        <translation>Im Layer eindeutig, etwa die Nummer im Register. Leer nimmt die Nummern der Objekte.</translation>
    </message>
    <message>
        <source>Class of a parcel</source>
        <translation>Klasse einer Parzelle</translation>
    </message>
    <message>
        <source>The field that holds the declared class, or an expression. Empty takes all parcels as declared as cultivated.</source>
        <translation>Das Feld mit der beantragten Klasse oder ein Ausdruck. Leer nimmt alle Parzellen als bewirtschaftet beantragt.</translation>
    </message>
    <message>
        <source>Classes that count as cultivated</source>
        <translation>Klassen, die als bewirtschaftet gelten</translation>
    </message>
    <message>
        <source>Parted by commas; ranges such as 6-11 are allowed; put a class with a comma in quotes. The default are the label groups of the challenge. Not used without a class.</source>
        <translation>Durch Kommas getrennt; Bereiche wie 6-11 sind erlaubt; eine Klasse mit Komma in Anführungszeichen setzen. Vorgegeben sind die Gruppen des Wettbewerbs. Ohne Klasse nicht verwendet.</translation>
    </message>
    <message>
        <source>Classes that are not declared</source>
        <translation>Klassen, die nicht beantragt sind</translation>
    </message>
    <message>
        <source>Nothing is known of these, nor of parcels without a class, so they are not judged.</source>
        <translation>Über diese ist nichts bekannt, ebenso wenig über Parzellen ohne Klasse, daher werden sie nicht beurteilt.</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>One a box, or a virtual raster (VRT) of many. Boxes may lie anywhere on one grid; a parcel across two boxes is one row.</source>
        <translation>Eine je Gebiet, oder ein virtuelles Raster (VRT) aus vielen. Gebiete dürfen irgendwo auf einem Gitter liegen; eine Parzelle über zwei Gebiete ist eine Zeile.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Give masks instead of probabilities, or with them where the mask was cleaned: then the mask says what is cultivated.</source>
        <translation>Geben Sie Masken statt Wahrscheinlichkeiten an, oder mit ihnen, wo die Maske bereinigt wurde: Dann sagt die Maske, was bewirtschaftet ist.</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the one that the rasters name.</source>
        <translation>Wahrscheinlichkeit (0 bis 1), ab der ein Pixel als bewirtschaftet gilt. Leer lassen für den Wert, den die Raster nennen.</translation>
    </message>
    <message>
        <source>Weight maps</source>
        <translation>Gewichtskarten</translation>
    </message>
    <message>
        <source>At 2.5 m, of all boxes. Without them parcels are weighed by their size, as the challenge does.</source>
        <translation>Mit 2,5 m, aller Gebiete. Ohne sie werden Parzellen nach ihrer Größe gewichtet, wie im Wettbewerb.</translation>
    </message>
    <message>
        <source>Valid observations</source>
        <translation>Gültige Beobachtungen</translation>
    </message>
    <message>
        <source>What &apos;Count valid observations&apos; writes, one a box.</source>
        <translation>Was „Gültige Beobachtungen zählen“ schreibt, eines je Gebiet.</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Saisons</translation>
    </message>
    <message>
        <source>To count valid observations of, where there is no raster of them: the collection.json of each season, or its folder.</source>
        <translation>Um gültige Beobachtungen zu zählen, wo es kein Raster davon gibt: die collection.json jeder Saison oder ihr Ordner.</translation>
    </message>
    <message>
        <source>There is no prediction to compare with the parcels: choose a probability or a mask.</source>
        <translation>Es gibt keine Vorhersage, die mit den Parzellen verglichen werden könnte: Wählen Sie eine Wahrscheinlichkeit oder eine Maske.</translation>
    </message>
    <message>
        <source>No class counts as cultivated: name at least one, or leave the class empty.</source>
        <translation>Keine Klasse gilt als bewirtschaftet: Nennen Sie mindestens eine oder lassen Sie die Klasse leer.</translation>
    </message>
    <message>
        <source>The class &apos;{name}&apos; is named both as cultivated and as not declared: decide for one.</source>
        <translation>Die Klasse „{name}“ ist als bewirtschaftet und als nicht beantragt genannt: Entscheiden Sie sich für eines.</translation>
    </message>
    <message>
        <source>The output &apos;{path}&apos; is no GeoPackage: choose a name that ends in .gpkg.</source>
        <translation>Die Ausgabe „{path}“ ist kein GeoPackage: Wählen Sie einen Namen, der auf .gpkg endet.</translation>
    </message>
    <message>
        <source>{count} parcels lie beyond the prediction and were left out.</source>
        <translation>Parzellen außerhalb der Vorhersage, nicht beachtet: {count}.</translation>
    </message>
    <message>
        <source>reading the parcels</source>
        <translation>Parzellen werden gelesen</translation>
    </message>
    <message>
        <source>The parcel layer &apos;{name}&apos; holds no features, or none is selected: choose others.</source>
        <translation>Der Parzellenlayer „{name}“ enthält keine Objekte, oder keines ist gewählt: Wählen Sie andere.</translation>
    </message>
    <message>
        <source>custom CRS</source>
        <translation>benutzerdefiniertes KBS</translation>
    </message>
    <message>
        <source>No parcel of &apos;{name}&apos; ({crs}, {extent}) lies on the prediction ({prediction_crs}, {prediction_extent}): choose the parcels of that place.</source>
        <translation>Keine Parzelle von „{name}“ ({crs}, {extent}) liegt auf der Vorhersage ({prediction_crs}, {prediction_extent}): Wählen Sie die Parzellen jenes Ortes.</translation>
    </message>
</context>
<context>
    <name>PolygoniseMaskAlgorithm</name>
    <message>
        <source>Polygonise mask</source>
        <translation>Maske in Polygone umwandeln</translation>
    </message>
    <message>
        <source>Turns the cultivated land of a predicted mask into polygons, with their area, perimeter and mean probability.

The outlines lie on the edges of the pixels, so that the areas are exact. Holes are kept, and parcels are not cut, however large the mask: it is read in strips, and what crosses a strip is joined. The fields id, area (ha), perimeter (m) and determination_method are those of fiboa (Field Boundaries for Agriculture). Remove what is too small to be a parcel with &apos;Clean mask&apos; first.</source>
        <translation>Macht aus dem bewirtschafteten Land einer vorhergesagten Maske Polygone mit Fläche, Umfang und mittlerer Wahrscheinlichkeit.

Die Umrisse liegen auf den Kanten der Pixel, daher sind die Flächen genau. Löcher bleiben erhalten, und Parzellen werden nicht zerschnitten, wie groß die Maske auch ist: Sie wird in Streifen gelesen, und was einen Streifen kreuzt, wird verbunden. Die Felder id, area (ha), perimeter (m) und determination_method sind die von fiboa (Field Boundaries for Agriculture). Entfernen Sie mit „Maske bereinigen“ zuerst, was für eine Parzelle zu klein ist.</translation>
    </message>
    <message>
        <source>polygonize,polygonise,vectorize,vectorise,raster to vector,parcels,field boundaries,fiboa,outline,mask</source>
        <translation>Polygonisieren,Vektorisieren,Raster zu Vektor,Parzellen,Feldgrenzen,fiboa,Umriss,Maske</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255: a GeoTIFF, or a virtual raster (VRT) of GeoTIFFs.</source>
        <translation>1 bewirtschaftet, 0 nicht, NoData 255: ein GeoTIFF oder ein virtuelles Raster (VRT) aus GeoTIFFs.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>The probability that was predicted with the mask, for the field probability_mean (0 to 1).</source>
        <translation>Die Wahrscheinlichkeit, die mit der Maske vorhergesagt wurde, für das Feld probability_mean (0 bis 1).</translation>
    </message>
    <message>
        <source>Neighbours of a pixel</source>
        <translation>Nachbarn eines Pixels</translation>
    </message>
    <message>
        <source>4: pixels belong together that share an edge, and each parcel is a polygon. 8: also those that share a corner; a polygon would cross itself there, so each parcel is a multipolygon.</source>
        <translation>4: Pixel mit gemeinsamer Kante gehören zusammen, und jede Parzelle ist ein Polygon. 8: auch die mit gemeinsamer Ecke; ein Polygon würde sich dort selbst schneiden, daher ist jede Parzelle ein Multipolygon.</translation>
    </message>
    <message>
        <source>Regularise outlines</source>
        <translation>Umrisse glätten</translation>
    </message>
    <message>
        <source>Takes the steps of the pixels away. Corners and borders that parcels share stay shared, and no parcel overlaps another or crosses itself; areas are no longer exactly those of the mask.</source>
        <translation>Nimmt die Stufen der Pixel weg. Ecken und Grenzen, die Parzellen teilen, bleiben gemeinsam, und keine Parzelle überlappt eine andere oder schneidet sich; die Flächen sind nicht mehr genau die der Maske.</translation>
    </message>
    <message>
        <source>Tolerance (m)</source>
        <translation>Toleranz (m)</translation>
    </message>
    <message>
        <source>How far regularised outlines may move, about. Parcels of a few pixels become triangles.</source>
        <translation>Wie weit sich geglättete Umrisse ungefähr bewegen dürfen. Parzellen aus wenigen Pixeln werden Dreiecke.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>A GeoPackage (.gpkg) or a FlatGeobuf (.fgb). One that is there already is replaced as a whole.</source>
        <translation>Ein GeoPackage (.gpkg) oder ein FlatGeobuf (.fgb). Eine vorhandene Datei wird als Ganzes ersetzt.</translation>
    </message>
    <message>
        <source>Number of parcels</source>
        <translation>Anzahl der Parzellen</translation>
    </message>
    <message>
        <source>Number of polygons.</source>
        <translation>Anzahl der Polygone.</translation>
    </message>
    <message>
        <source>Area of the parcels (ha)</source>
        <translation>Fläche der Parzellen (ha)</translation>
    </message>
    <message>
        <source>Sum of the polygons&apos; areas.</source>
        <translation>Summe der Flächen der Polygone.</translation>
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
        <source>The output &apos;{path}&apos; is neither a GeoPackage nor a FlatGeobuf: choose a name that ends in .gpkg or .fgb.</source>
        <translation>Die Ausgabe „{path}“ ist weder ein GeoPackage noch ein FlatGeobuf: Wählen Sie einen Namen, der auf .gpkg oder .fgb endet.</translation>
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
        <translation>Ackerland,bewirtschaftet,Landwirtschaft,vorhersagen,Vorhersage,Inferenz,Deep Learning,Superresolution,Segmentierung,Maske</translation>
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
        <source>Overlap of tiles (pixels of 10 m)</source>
        <translation>Überlappung der Kacheln (Pixel zu 10 m)</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen auf</translation>
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
    <message>
        <source>Folder of seasons around it</source>
        <translation>Ordner mit Saisons ringsum</translation>
    </message>
    <message>
        <source>A folder that holds the seasons next to this one. They are looked into at the edges, so that no seam shows between maps of boxes side by side.</source>
        <translation>Ein Ordner mit den Saisons neben dieser. An den Rändern wird in sie hineingesehen, damit zwischen Karten benachbarter Gebiete keine Naht zu sehen ist.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>How far several predictions of a pixel lie apart: their standard deviation in half per cent, nodata 255. Needs turned images, or a folder of several models.</source>
        <translation>Wie weit mehrere Vorhersagen eines Pixels auseinanderliegen: ihre Standardabweichung in halben Prozent, NoData 255. Braucht gedrehte Bilder oder einen Ordner mit mehreren Modellen.</translation>
    </message>
</context>
<context>
    <name>PredictSeasonsAlgorithm</name>
    <message>
        <source>Predict many seasons</source>
        <translation>Viele Saisons vorhersagen</translation>
    </message>
    <message>
        <source>Maps cultivated land at 2.5 m from all seasons of a folder, and joins the maps into one.

Seasons side by side are looked into across their edges, so the map has no seams. What is predicted already stays: a run that was stopped, or to which seasons were added, goes on with what is missing. A season that fails is told and does not stop the others.</source>
        <translation>Kartiert aus allen Saisons eines Ordners das bewirtschaftete Land mit 2,5 m und verbindet die Karten zu einer.

Bei benachbarten Saisons wird über die Ränder gesehen, daher hat die Karte keine Nähte. Was schon vorhergesagt ist, bleibt: Ein Lauf, der angehalten wurde oder zu dem Saisons hinzukamen, macht mit dem weiter, was fehlt. Eine Saison, die scheitert, wird genannt und hält die anderen nicht auf.</translation>
    </message>
    <message>
        <source>cropland,cultivated,predict,batch,boxes,country,mosaic,many,region,cluster,dask</source>
        <translation>Ackerland,bewirtschaftet,vorhersagen,Stapel,Gebiete,Land,Mosaik,viele,Region,Cluster,Dask</translation>
    </message>
    <message>
        <source>Folder of seasons</source>
        <translation>Ordner mit Saisons</translation>
    </message>
    <message>
        <source>The folder that holds the folders of the seasons, as a download of boxes writes it.</source>
        <translation>Der Ordner mit den Ordnern der Saisons, wie ihn ein Download von Gebieten schreibt.</translation>
    </message>
    <message>
        <source>Join the maps</source>
        <translation>Karten verbinden</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>As a virtual raster that points at them</source>
        <translation>Als virtuelles Raster, das auf sie verweist</translation>
    </message>
    <message>
        <source>As one GeoTIFF</source>
        <translation>Als ein GeoTIFF</translation>
    </message>
    <message>
        <source>A virtual raster is made at once and takes no space; a GeoTIFF can be passed on by itself. Seasons of several projections make a map for each.</source>
        <translation>Ein virtuelles Raster ist sofort da und braucht keinen Platz; ein GeoTIFF lässt sich allein weitergeben. Saisons in mehreren Projektionen ergeben je eine Karte.</translation>
    </message>
    <message>
        <source>Uncertainty too</source>
        <translation>Auch die Unsicherheit</translation>
    </message>
    <message>
        <source>Writes how far several predictions of a pixel lie apart. Needs turned images, or a folder of several models.</source>
        <translation>Schreibt, wie weit mehrere Vorhersagen eines Pixels auseinanderliegen. Braucht gedrehte Bilder oder einen Ordner mit mehreren Modellen.</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Berechnen auf</translation>
    </message>
    <message>
        <source>Open the maps when done</source>
        <translation>Karten am Ende öffnen</translation>
    </message>
    <message>
        <source>Adds the joined maps to the project, with their styles.</source>
        <translation>Fügt die verbundenen Karten mit ihren Stilen dem Projekt hinzu.</translation>
    </message>
    <message>
        <source>Folder of the maps</source>
        <translation>Ordner der Karten</translation>
    </message>
    <message>
        <source>Gets a folder for each season with probability.tif and mask.tif, and the joined maps.</source>
        <translation>Bekommt für jede Saison einen Ordner mit probability.tif und mask.tif sowie die verbundenen Karten.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>The joined probabilities.</source>
        <translation>Die verbundenen Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>The joined masks.</source>
        <translation>Die verbundenen Masken.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>The joined uncertainties.</source>
        <translation>Die verbundenen Unsicherheiten.</translation>
    </message>
    <message>
        <source>Predicted seasons</source>
        <translation>Vorhergesagte Saisons</translation>
    </message>
    <message>
        <source>Number of seasons that were predicted now.</source>
        <translation>Anzahl der Saisons, die jetzt vorhergesagt wurden.</translation>
    </message>
    <message>
        <source>Kept predictions</source>
        <translation>Behaltene Vorhersagen</translation>
    </message>
    <message>
        <source>Number of predictions that were there already.</source>
        <translation>Anzahl der Vorhersagen, die schon da waren.</translation>
    </message>
    <message>
        <source>Failed seasons</source>
        <translation>Gescheiterte Saisons</translation>
    </message>
    <message>
        <source>Number of seasons that could not be predicted.</source>
        <translation>Anzahl der Saisons, die nicht vorhergesagt werden konnten.</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Bewirtschaftete Fläche (ha)</translation>
    </message>
    <message>
        <source>Area of the masks&apos; ones.</source>
        <translation>Fläche der Einsen der Masken.</translation>
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
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>What went wrong with which season, a line each.</source>
        <translation>Was bei welcher Saison schiefging, je eine Zeile.</translation>
    </message>
    <message>
        <source>The folder of the maps &apos;{path}&apos; is a file: choose another name.</source>
        <translation>Der Ordner der Karten „{path}“ ist eine Datei: Wählen Sie einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>ProgressBox</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What is done appears here.</source>
        <translation>Hier erscheint, was getan wird.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops within seconds. The engine that works stays in use, and pip keeps what it has downloaded.</source>
        <translation>Hält binnen Sekunden an. Der Rechenkern, der funktioniert, bleibt in Gebrauch, und pip behält, was es geladen hat.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Not done; the last line of the log says why.</source>
        <translation>Nicht gelungen; die letzte Zeile des Protokolls sagt, warum.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
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
        <translation>LPIS,InVeKoS,IACS,Parzellen,rastern,Rasterisierung,Referenz,Label,Ground Truth,Gewichte,Gewichtskarte,Maske</translation>
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
</context>
<context>
    <name>RefreshBoxStatusAlgorithm</name>
    <message>
        <source>Refresh box status</source>
        <translation>Status der Gebiete aktualisieren</translation>
    </message>
    <message>
        <source>Looks at the seasons of boxes and writes how far each is into the layer: status, number of dates and share of clear observations.

The status is missing, partial, complete or damaged. Files are looked for, not read: &apos;Verify season&apos; reads them. Fields that the layer lacks are added to it.</source>
        <translation>Sieht sich die Saisons von Gebieten an und schreibt in den Layer, wie weit jedes ist: Status, Anzahl der Termine und Anteil klarer Beobachtungen.

Der Status ist missing (fehlt), partial (teilweise), complete (vollständig) oder damaged (beschädigt). Dateien werden gesucht, nicht gelesen: „Saison prüfen“ liest sie. Felder, die dem Layer fehlen, werden ihm hinzugefügt.</translation>
    </message>
    <message>
        <source>boxes,grid,status,progress,complete,missing,update,seasons</source>
        <translation>Gebiete,Gitter,Status,Fortschritt,vollständig,fehlend,aktualisieren,Saisons</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>The layer itself is changed. It must not be in edit mode.</source>
        <translation>Der Layer selbst wird geändert. Er darf nicht im Bearbeitungsmodus sein.</translation>
    </message>
    <message>
        <source>Field of the boxes&apos; names</source>
        <translation>Feld mit den Namen der Gebiete</translation>
    </message>
    <message>
        <source>As in the download.</source>
        <translation>Wie beim Download.</translation>
    </message>
    <message>
        <source>Folder of the seasons</source>
        <translation>Ordner der Saisons</translation>
    </message>
    <message>
        <source>The folder that the downloads write to; each box has a folder of its name in it.</source>
        <translation>Der Ordner, in den die Downloads schreiben; jedes Gebiet hat darin einen Ordner mit seinem Namen.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>The layer that was changed.</source>
        <translation>Der geänderte Layer.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Number of boxes of this status.</source>
        <translation>Anzahl der Gebiete mit diesem Status.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder that the downloads write to.</source>
        <translation>Es gibt keinen Ordner „{path}“: Wählen Sie den Ordner, in den die Downloads schreiben.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is being edited: save or discard the edits first.</source>
        <translation>Der Layer „{name}“ wird gerade bearbeitet: Speichern oder verwerfen Sie zuerst die Änderungen.</translation>
    </message>
    <message>
        <source>The field &apos;{field}&apos; of the layer &apos;{name}&apos; cannot hold {kind}: rename or delete it.</source>
        <translation>Das Feld „{field}“ des Layers „{name}“ kann keine {kind} aufnehmen: Benennen Sie es um oder löschen Sie es.</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; cannot be written to: save it as a GeoPackage, or check the rights of its file.</source>
        <translation>In den Layer „{name}“ kann nicht geschrieben werden: Speichern Sie ihn als GeoPackage oder prüfen Sie die Rechte seiner Datei.</translation>
    </message>
    <message>
        <source>{number} boxes: {counts}.</source>
        <translation>{number} Gebiete: {counts}.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; holds no boxes.</source>
        <translation>Der Layer „{name}“ enthält keine Gebiete.</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; could not be changed ({reason}): check its fields and the rights of its file.</source>
        <translation>Der Layer „{name}“ konnte nicht geändert werden ({reason}): Prüfen Sie seine Felder und die Rechte seiner Datei.</translation>
    </message>
</context>
<context>
    <name>ScorePredictionAlgorithm</name>
    <message>
        <source>Score prediction</source>
        <translation>Vorhersage bewerten</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
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
    <message>
        <source>Scores predictions against references with the weighted Matthews correlation of the Enhanced Sentinel-2 Agriculture challenge.

Several boxes are pooled: their weighted counts are summed first, then one score is computed. Predictions, references and weights are matched by their grids, so their order does not matter. With three boxes or more each score comes with the interval in which it lies in 95 of 100 draws of the boxes.

The report adds the scores by the area of parcels, how far the borders of the map lie from those of the reference, and whether probabilities mean what they say.</source>
        <translation>Bewertet Vorhersagen gegen Referenzen mit der gewichteten Matthews-Korrelation des Wettbewerbs Enhanced Sentinel-2 Agriculture.

Mehrere Gebiete werden zusammengelegt: Erst werden ihre gewichteten Anzahlen summiert, dann wird eine Bewertung berechnet. Vorhersagen, Referenzen und Gewichte werden nach ihren Gittern zugeordnet, ihre Reihenfolge ist also gleich. Ab drei Gebieten hat jede Bewertung das Intervall dabei, in dem sie bei 95 von 100 Ziehungen der Gebiete liegt.

Der Bericht ergänzt die Bewertungen nach der Fläche der Parzellen, wie weit die Grenzen der Karte von denen der Referenz liegen und ob Wahrscheinlichkeiten bedeuten, was sie sagen.</translation>
    </message>
    <message>
        <source>accuracy,assessment,score,mcc,matthews,f1,iou,precision,recall,validation,confusion,interval,bootstrap,calibration,borders</source>
        <translation>Genauigkeit,Bewertung,mcc,Matthews,f1,IoU,Präzision,Trefferquote,Validierung,Konfusion,Intervall,Bootstrap,Kalibrierung,Grenzen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Decides which boxes are drawn for the intervals. The same seed gives the same intervals.</source>
        <translation>Bestimmt, welche Gebiete für die Intervalle gezogen werden. Derselbe Startwert gibt dieselben Intervalle.</translation>
    </message>
    <message>
        <source>A JSON file with all scores and intervals, of each box and of all together, by the area of parcels, with the distances of borders and the calibration.</source>
        <translation>Eine JSON-Datei mit allen Bewertungen und Intervallen, jedes Gebiets und aller zusammen, nach der Fläche der Parzellen, mit den Abständen der Grenzen und der Kalibrierung.</translation>
    </message>
    <message>
        <source>Weighted MCC, lower end</source>
        <translation>Gewichteter MCC, unteres Ende</translation>
    </message>
    <message>
        <source>Of its interval; only with three boxes or more.</source>
        <translation>Seines Intervalls; nur ab drei Gebieten.</translation>
    </message>
    <message>
        <source>Weighted MCC, upper end</source>
        <translation>Gewichteter MCC, oberes Ende</translation>
    </message>
    <message>
        <source>Weighted MCC of small parcels</source>
        <translation>Gewichteter MCC kleiner Parzellen</translation>
    </message>
    <message>
        <source>Of parcels under 0.25 ha and the pixels around them.</source>
        <translation>Von Parzellen unter 0,25 ha und den Pixeln um sie.</translation>
    </message>
    <message>
        <source>Distance of borders (m)</source>
        <translation>Abstand der Grenzen (m)</translation>
    </message>
    <message>
        <source>Half of the border pixels of map and reference lie no farther from a border of the other.</source>
        <translation>Die Hälfte der Grenzpixel von Karte und Referenz liegt nicht weiter von einer Grenze der anderen.</translation>
    </message>
    <message>
        <source>Bias of borders (m)</source>
        <translation>Versatz der Grenzen (m)</translation>
    </message>
    <message>
        <source>Mean displacement of borders at most 10 m apart; negative for a map that is too small.</source>
        <translation>Mittlere Verschiebung der Grenzen, die höchstens 10 m auseinanderliegen; negativ bei einer zu kleinen Karte.</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>How far probabilities lie from the shares that are cultivated, on average. Not for masks.</source>
        <translation>Wie weit Wahrscheinlichkeiten im Mittel von den bewirtschafteten Anteilen liegen. Nicht für Masken.</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier-Wert</translation>
    </message>
    <message>
        <source>Mean squared error of the probability, weighted. Not for masks.</source>
        <translation>Mittlerer quadratischer Fehler der Wahrscheinlichkeit, gewichtet. Nicht für Masken.</translation>
    </message>
</context>
<context>
    <name>ScoreSubmissionAlgorithm</name>
    <message>
        <source>Score submission</source>
        <translation>Einreichung bewerten</translation>
    </message>
    <message>
        <source>Checks and scores a submission to the Enhanced Sentinel-2 Agriculture challenge, and enters it into a leaderboard of your own.

Half of the boxes, chosen by the seed, give the public score; the others give the private one, which the page of the leaderboard hides unless you ask for it. The leaderboard is a CSV to which a row is added; several people may enter at the same time. An archive that breaks a rule is refused with the file and the rule, and nothing of it is unpacked to the disk.</source>
        <translation>Prüft und bewertet eine Einreichung zum Wettbewerb Enhanced Sentinel-2 Agriculture und trägt sie in eine eigene Rangliste ein.

Die Hälfte der Gebiete, die der Startwert bestimmt, gibt die öffentliche Bewertung; die anderen geben die private, die die Seite der Rangliste verbirgt, wenn Sie sie nicht verlangen. Die Rangliste ist eine CSV-Datei, an die eine Zeile angefügt wird; mehrere dürfen gleichzeitig eintragen. Ein Archiv, das eine Regel bricht, wird mit Datei und Regel abgewiesen, und nichts davon wird auf die Platte entpackt.</translation>
    </message>
    <message>
        <source>challenge,submission,score,leaderboard,public,private,AI4EO,competition,team,archive,zip</source>
        <translation>Wettbewerb,Einreichung,Bewertung,Rangliste,öffentlich,privat,AI4EO,Team,Archiv,zip</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Einreichung</translation>
    </message>
    <message>
        <source>Archives (*.zip *.tar.gz *.tgz *.tar);;All files (*)</source>
        <translation>Archive (*.zip *.tar.gz *.tgz *.tar);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The archive that &apos;Export challenge submission&apos; or anybody else packed.</source>
        <translation>Das Archiv, das „Einreichung für den Wettbewerb exportieren“ oder sonst jemand gepackt hat.</translation>
    </message>
    <message>
        <source>Name of the entry</source>
        <translation>Name des Eintrags</translation>
    </message>
    <message>
        <source>What the leaderboard shows the submission by, such as &apos;U-Net, second try&apos;.</source>
        <translation>Worunter die Rangliste die Einreichung zeigt, etwa „U-Net, zweiter Versuch“.</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Who enters it.</source>
        <translation>Wer sie einträgt.</translation>
    </message>
    <message>
        <source>The model that made it, whose name and version are noted. Leave it empty to note none.</source>
        <translation>Das Modell, das sie gemacht hat; Name und Version werden vermerkt. Leer lassen, um keines zu vermerken.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Decides which boxes are public. It has to be the same for all entries of a leaderboard; another one, kept secret, keeps the halves secret.</source>
        <translation>Bestimmt, welche Gebiete öffentlich sind. Er muss für alle Einträge einer Rangliste derselbe sein; ein anderer, geheim gehaltener, hält auch die Hälften geheim.</translation>
    </message>
    <message>
        <source>Show the private scores</source>
        <translation>Private Bewertungen zeigen</translation>
    </message>
    <message>
        <source>Shows the scores of the private half on the page, and tells that of this entry.</source>
        <translation>Zeigt die Bewertungen der privaten Hälfte auf der Seite und nennt die dieses Eintrags.</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Rangliste</translation>
    </message>
    <message>
        <source>A row is added to this file; nothing in it is replaced. It is made where there is none, and a page of the same name that ends in .html beside it.</source>
        <translation>An diese Datei wird eine Zeile angefügt; nichts darin wird ersetzt. Wo es keine gibt, wird sie angelegt, und daneben eine gleichnamige Seite, die auf .html endet.</translation>
    </message>
    <message>
        <source>Public weighted MCC</source>
        <translation>Öffentlicher gewichteter MCC</translation>
    </message>
    <message>
        <source>The challenge&apos;s score, pooled over the public half of the boxes.</source>
        <translation>Die Bewertung des Wettbewerbs, über die öffentliche Hälfte der Gebiete zusammengelegt.</translation>
    </message>
    <message>
        <source>Private weighted MCC</source>
        <translation>Privater gewichteter MCC</translation>
    </message>
    <message>
        <source>The same of the private half; only where it is shown.</source>
        <translation>Dasselbe der privaten Hälfte; nur wo sie gezeigt wird.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Number of boxes in both halves.</source>
        <translation>Anzahl der Gebiete in beiden Hälften.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Place of the entry by its public score, from 1.</source>
        <translation>Platz des Eintrags nach seiner öffentlichen Bewertung, ab 1.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Number of rows of the leaderboard.</source>
        <translation>Anzahl der Zeilen der Rangliste.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>The leaderboard as an HTML page.</source>
        <translation>Die Rangliste als HTML-Seite.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Of the archive.</source>
        <translation>Des Archivs.</translation>
    </message>
    <message>
        <source>The entry has no name: give one, by which the leaderboard shows it.</source>
        <translation>Der Eintrag hat keinen Namen: Geben Sie einen an, unter dem die Rangliste ihn zeigt.</translation>
    </message>
</context>
<context>
    <name>SeasonDownloadAlgorithm</name>
    <message>
        <source>Both days count. The default period is that of the challenge.</source>
        <translation>Beide Tage zählen mit. Der vorgegebene Zeitraum ist der des Wettbewerbs.</translation>
    </message>
    <message>
        <source>Both days count. Leave both empty for every product.</source>
        <translation>Beide Tage zählen mit. Beide leer lassen für alle Produkte.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Largest cloud cover of a scene (%)</source>
        <translation>Größte Wolkenbedeckung einer Szene (%)</translation>
    </message>
    <message>
        <source>Of the whole scene, about 100 km wide, as the archive states it; a box may be clearer or cloudier.</source>
        <translation>Der ganzen Szene, etwa 100 km breit, wie das Archiv sie angibt; ein Gebiet kann klarer oder wolkiger sein.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Names such as B02 B03 B04 B08. The models that ship see all but B01 and B09.</source>
        <translation>Namen wie B02 B03 B04 B08. Die mitgelieferten Modelle sehen alle außer B01 und B09.</translation>
    </message>
    <message>
        <source>Merge scenes within (min)</source>
        <translation>Szenen zusammenführen innerhalb von (min)</translation>
    </message>
    <message>
        <source>Scenes of one pass are cut into tiles; those so close in time become one image.</source>
        <translation>Szenen eines Überflugs sind in Kacheln geschnitten; zeitlich so nahe beieinander liegende werden zu einem Bild.</translation>
    </message>
    <message>
        <source>Dry run: only tell what would be fetched</source>
        <translation>Probelauf: nur sagen, was abgerufen würde</translation>
    </message>
    <message>
        <source>Asks the catalogue and lists dates, requests, processing units and megabytes of every box. Nothing is spent and nothing written.</source>
        <translation>Fragt den Katalog ab und listet Termine, Anfragen, Verarbeitungseinheiten und Megabyte jedes Gebiets auf. Nichts wird verbraucht und nichts geschrieben.</translation>
    </message>
    <message>
        <source>Images fetched at a time</source>
        <translation>Gleichzeitig abgerufene Bilder</translation>
    </message>
    <message>
        <source>0 for what suits the service.</source>
        <translation>0 für das, was dem Dienst angemessen ist.</translation>
    </message>
    <message>
        <source>Tries of each request</source>
        <translation>Versuche je Anfrage</translation>
    </message>
    <message>
        <source>A busy service, a cut connection and a broken answer are tried again, with growing waits.</source>
        <translation>Ein ausgelasteter Dienst, eine getrennte Verbindung und eine fehlerhafte Antwort werden erneut versucht, mit wachsenden Wartezeiten.</translation>
    </message>
    <message>
        <source>Longest time of one request (s)</source>
        <translation>Längste Dauer einer Anfrage (s)</translation>
    </message>
    <message>
        <source>Slowest transfer (bytes/s)</source>
        <translation>Langsamste Übertragung (Byte/s)</translation>
    </message>
    <message>
        <source>A slower one is given up and tried again.</source>
        <translation>Eine langsamere wird aufgegeben und erneut versucht.</translation>
    </message>
    <message>
        <source>Folder of the seasons</source>
        <translation>Ordner der Saisons</translation>
    </message>
    <message>
        <source>Each box gets a folder of its name in it. What is there already stays: a second run fetches only what is missing or damaged.</source>
        <translation>Jedes Gebiet bekommt darin einen Ordner mit seinem Namen. Was schon da ist, bleibt: Ein zweiter Lauf ruft nur ab, was fehlt oder beschädigt ist.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>True when every box has every date.</source>
        <translation>Wahr, wenn jedes Gebiet jeden Termin hat.</translation>
    </message>
    <message>
        <source>Number of boxes</source>
        <translation>Anzahl der Gebiete</translation>
    </message>
    <message>
        <source>Boxes asked for.</source>
        <translation>Verlangte Gebiete.</translation>
    </message>
    <message>
        <source>Dates fetched</source>
        <translation>Abgerufene Termine</translation>
    </message>
    <message>
        <source>Of all boxes together.</source>
        <translation>Von allen Gebieten zusammen.</translation>
    </message>
    <message>
        <source>Dates present</source>
        <translation>Vorhandene Termine</translation>
    </message>
    <message>
        <source>They were there before.</source>
        <translation>Sie waren schon vorher da.</translation>
    </message>
    <message>
        <source>Dates without data</source>
        <translation>Termine ohne Daten</translation>
    </message>
    <message>
        <source>Scenes that do not reach into the box.</source>
        <translation>Szenen, die nicht in das Gebiet reichen.</translation>
    </message>
    <message>
        <source>Dates that failed</source>
        <translation>Gescheiterte Termine</translation>
    </message>
    <message>
        <source>Run it again to fetch them.</source>
        <translation>Erneut ausführen, um sie abzurufen.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Sent; in a dry run, needed.</source>
        <translation>Gesendete; bei einem Probelauf benötigte.</translation>
    </message>
    <message>
        <source>Processing units</source>
        <translation>Verarbeitungseinheiten</translation>
    </message>
    <message>
        <source>Spent, as Sentinel Hub states; in a dry run, needed. 0 for other sources.</source>
        <translation>Verbrauchte, wie Sentinel Hub angibt; bei einem Probelauf benötigte. 0 bei anderen Quellen.</translation>
    </message>
    <message>
        <source>Megabytes</source>
        <translation>Megabyte</translation>
    </message>
    <message>
        <source>Received; in a dry run, about to come.</source>
        <translation>Empfangene; bei einem Probelauf zu erwartende.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>One line: what came, what did not and why.</source>
        <translation>Eine Zeile: was ankam, was nicht und warum.</translation>
    </message>
    <message>
        <source>The last day, {last}, comes before the first, {first}: exchange the two.</source>
        <translation>Der letzte Tag, {last}, liegt vor dem ersten, {first}: Vertauschen Sie die beiden.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a file: choose a folder for the seasons.</source>
        <translation>„{path}“ ist eine Datei: Wählen Sie einen Ordner für die Saisons.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; is itself a season: choose the folder above it, which holds the seasons of all boxes.</source>
        <translation>Der Ordner „{path}“ ist selbst eine Saison: Wählen Sie den Ordner darüber, der die Saisons aller Gebiete enthält.</translation>
    </message>
    <message>
        <source>No band is named: write names such as B02 B03 B04 B08.</source>
        <translation>Kein Kanal ist genannt: Schreiben Sie Namen wie B02 B03 B04 B08.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no band of Sentinel-2 level 2A: choose among {bands}.</source>
        <translation>„{name}“ ist kein Kanal von Sentinel-2 Level 2A: Wählen Sie aus {bands}.</translation>
    </message>
    <message>
        <source>The seasons go to a temporary folder, which is gone when QGIS ends: move what you want to keep.</source>
        <translation>Die Saisons gehen in einen temporären Ordner, der verschwindet, wenn QGIS endet: Verschieben Sie, was Sie behalten wollen.</translation>
    </message>
    <message>
        <source>All tries and waits together.</source>
        <translation>Alle Versuche und Wartezeiten zusammen.</translation>
    </message>
</context>
<context>
    <name>SeasonRasterAlgorithm</name>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json.</source>
        <translation>Der Ordner der Saison oder ihre collection.json.</translation>
    </message>
    <message>
        <source>Cloud probability</source>
        <translation>Wolkenwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probability (0 to 1, layer CLP) from which a pixel is a cloud. Lower it when thin clouds slip through.</source>
        <translation>Wahrscheinlichkeit (0 bis 1, Layer CLP), ab der ein Pixel eine Wolke ist. Senken, wenn dünne Wolken durchrutschen.</translation>
    </message>
    <message>
        <source>Buffer around clouds (m)</source>
        <translation>Puffer um Wolken (m)</translation>
    </message>
    <message>
        <source>Pixels whose centre lies at most so far from a cloud or a shadow do not count as clear either. The rims of clouds are often missed: 50 to 150 m is usual.</source>
        <translation>Pixel, deren Mitte höchstens so weit von einer Wolke oder einem Schatten entfernt liegt, gelten ebenfalls nicht als klar. Die Säume von Wolken werden oft übersehen: 50 bis 150 m sind üblich.</translation>
    </message>
    <message>
        <source>Mask layers</source>
        <translation>Maskenlayer</translation>
    </message>
    <message>
        <source>A pixel is clear when each of these layers calls it clear: SCL, the scene classification; CLM, the cloud mask; CLP, the cloud probability; dataMask, whether there are data. Choose none for all that the season has.</source>
        <translation>Ein Pixel ist klar, wenn jeder dieser Layer es klar nennt: SCL, die Szenenklassifikation; CLM, die Wolkenmaske; CLP, die Wolkenwahrscheinlichkeit; dataMask, ob es Daten gibt. Keinen wählen für alle, die die Saison hat.</translation>
    </message>
    <message>
        <source>Clear classes</source>
        <translation>Klare Klassen</translation>
    </message>
    <message>
        <source>Classes of the scene classification (SCL) that count as clear.</source>
        <translation>Klassen der Szenenklassifikation (SCL), die als klar gelten.</translation>
    </message>
    <message>
        <source>0 No data</source>
        <translation>0 Keine Daten</translation>
    </message>
    <message>
        <source>1 Saturated or defective</source>
        <translation>1 Gesättigt oder defekt</translation>
    </message>
    <message>
        <source>2 Dark area</source>
        <translation>2 Dunkler Bereich</translation>
    </message>
    <message>
        <source>3 Cloud shadow</source>
        <translation>3 Wolkenschatten</translation>
    </message>
    <message>
        <source>4 Vegetation</source>
        <translation>4 Vegetation</translation>
    </message>
    <message>
        <source>5 Bare soil</source>
        <translation>5 Offener Boden</translation>
    </message>
    <message>
        <source>6 Water</source>
        <translation>6 Wasser</translation>
    </message>
    <message>
        <source>7 Unclassified</source>
        <translation>7 Nicht klassifiziert</translation>
    </message>
    <message>
        <source>8 Cloud, medium probability</source>
        <translation>8 Wolke, mittlere Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>9 Cloud, high probability</source>
        <translation>9 Wolke, hohe Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>10 Thin cirrus</source>
        <translation>10 Dünner Zirrus</translation>
    </message>
    <message>
        <source>11 Snow or ice</source>
        <translation>11 Schnee oder Eis</translation>
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
    <name>SeriesAlgorithm</name>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <source>Number of bands of the raster.</source>
        <translation>Anzahl der Kanäle des Rasters.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>The day each band stands for, parted by commas.</source>
        <translation>Der Tag, für den jeder Kanal steht, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Valid share</source>
        <translation>Gültiger Anteil</translation>
    </message>
    <message>
        <source>Share of the raster&apos;s values that are not nodata, 0 to 1.</source>
        <translation>Anteil der Werte des Rasters, die nicht NoData sind, 0 bis 1.</translation>
    </message>
    <message>
        <source>The period from {first} to {last} is empty: let it end after it begins.</source>
        <translation>Der Zeitraum von {first} bis {last} ist leer: Lassen Sie ihn nach seinem Anfang enden.</translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>Set up Furrow</source>
        <translation>Furrow einrichten</translation>
    </message>
    <message>
        <source>State of the engine</source>
        <translation>Zustand des Rechenkerns</translation>
    </message>
    <message>
        <source>Other Pythons</source>
        <translation>Andere Pythons</translation>
    </message>
    <message>
        <source>Build with</source>
        <translation>Einrichten mit</translation>
    </message>
    <message>
        <source>A Python 3.11 or newer to make the environment with. Leave it empty to have one found.</source>
        <translation>Ein Python 3.11 oder neuer, mit dem die Umgebung angelegt wird. Leer lassen, damit eines gesucht wird.</translation>
    </message>
    <message>
        <source>Use instead</source>
        <translation>Stattdessen verwenden</translation>
    </message>
    <message>
        <source>The Python of an environment you keep yourself, with Furrow&apos;s packages installed.</source>
        <translation>Das Python einer Umgebung, die Sie selbst pflegen, mit Furrows Paketen darin.</translation>
    </message>
    <message>
        <source>Try it and use it</source>
        <translation>Ausprobieren und verwenden</translation>
    </message>
    <message>
        <source>Runs Furrow&apos;s check with it, and remembers it when that works.</source>
        <translation>Führt Furrows Prüfung damit aus und merkt es sich, wenn sie gelingt.</translation>
    </message>
    <message>
        <source>Downloads 300 MB to 3 GB. You can go on working meanwhile.</source>
        <translation>Lädt 300 MB bis 3 GB. Sie können währenddessen weiterarbeiten.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Writes a report of versions, devices, memory and disk into the log.</source>
        <translation>Schreibt einen Bericht über Versionen, Geräte, Speicher und Platte in das Protokoll.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Removes the engine that Furrow built and gives its disk space back.</source>
        <translation>Entfernt den Rechenkern, den Furrow eingerichtet hat, und gibt seinen Platz auf der Platte frei.</translation>
    </message>
    <message>
        <source>Remove the engine in &apos;{folder}&apos;? It can be built again at any time.</source>
        <translation>Den Rechenkern in „{folder}“ entfernen? Er kann jederzeit neu eingerichtet werden.</translation>
    </message>
</context>
<context>
    <name>SimulateSeasonAlgorithm</name>
    <message>
        <source>Simulate a season</source>
        <translation>Saison simulieren</translation>
    </message>
    <message>
        <source>Makes up farmland of small parcels, what grows on it in a year, and what Sentinel-2 sees of it: a season with known truth, for courses and tests.

The images are blurred and shifted as real ones are, with noise, haze, clouds, shadows and masks that err. The parcels have the faults of registers: some are missing or falsely declared, outlines are shifted, two crops share one. The same values and seed give the same season. Nothing here is a real place.</source>
        <translation>Erfindet eine Landschaft kleiner Parzellen, was in einem Jahr darauf wächst und was Sentinel-2 davon sieht: eine Saison mit bekannter Wahrheit, für Kurse und Tests.

Die Bilder sind unscharf und verschoben wie echte, mit Rauschen, Dunst, Wolken, Schatten und Masken, die sich irren. Die Parzellen haben die Fehler von Registern: Manche fehlen oder sind falsch angemeldet, Umrisse sind verschoben, zwei Kulturen teilen sich eine. Gleiche Werte und gleicher Startwert geben die gleiche Saison. Nichts hier ist ein wirklicher Ort.</translation>
    </message>
    <message>
        <source>simulation,synthetic,artificial,test data,course,teaching,season,parcels,ground truth</source>
        <translation>Simulation,synthetisch,künstlich,Testdaten,Kurs,Unterricht,Saison,Parzellen,Wahrheit,simulation</translation>
    </message>
    <message>
        <source>True cultivated land</source>
        <translation>Wirklich bewirtschaftetes Land</translation>
    </message>
    <message>
        <source>At 2.5 m: 1 where crops truly grow, 0 elsewhere, without the faults of the register.</source>
        <translation>Bei 2,5 m: 1, wo wirklich Kulturen wachsen, sonst 0, ohne die Fehler des Registers.</translation>
    </message>
    <message>
        <source>Kinds of surface</source>
        <translation>Arten der Oberfläche</translation>
    </message>
    <message>
        <source>At 2.5 m: what covers each pixel, and the number of its true parcel.</source>
        <translation>Bei 2,5 m: was jedes Pixel bedeckt, und die Nummer seiner wirklichen Parzelle.</translation>
    </message>
    <message>
        <source>Declared parcels</source>
        <translation>Angemeldete Parzellen</translation>
    </message>
    <message>
        <source>Class and status as declared, and what truly grows, one feature a parcel.</source>
        <translation>Klasse und Status, wie angemeldet, und was wirklich wächst, ein Objekt je Parzelle.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>Number of declared parcels.</source>
        <translation>Anzahl der angemeldeten Parzellen.</translation>
    </message>
    <message>
        <source>Cultivated share</source>
        <translation>Bewirtschafteter Anteil</translation>
    </message>
    <message>
        <source>Share of the land where crops grow, 0 to 1.</source>
        <translation>Anteil des Landes, auf dem Kulturen wachsen, 0 bis 1.</translation>
    </message>
    <message>
        <source>Share of small parcels</source>
        <translation>Anteil kleiner Parzellen</translation>
    </message>
    <message>
        <source>Share of the parcels that hold no whole pixel of 10 m, 0 to 1.</source>
        <translation>Anteil der Parzellen, die kein ganzes Pixel von 10 m enthalten, 0 bis 1.</translation>
    </message>
    <message>
        <source>Size (pixels of 10 m)</source>
        <translation>Größe (Pixel von 10 m)</translation>
    </message>
    <message>
        <source>Side of the place: 500 are 5 km, as a box of the challenge.</source>
        <translation>Seite des Ortes: 500 sind 5 km, wie ein Gebiet des Wettbewerbs.</translation>
    </message>
    <message>
        <source>Outlines of real parcels</source>
        <translation>Umrisse wirklicher Parzellen</translation>
    </message>
    <message>
        <source>A polygon layer to take the shapes of the parcels from; what grows on them is made up. The place lies around its middle. Leave it empty to have the parcels made up too.</source>
        <translation>Ein Polygonlayer, aus dem die Formen der Parzellen stammen; was darauf wächst, ist erfunden. Der Ort liegt um seine Mitte. Leer lassen, um auch die Parzellen erfinden zu lassen.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>&apos;benchmark&apos;: small strips as in the east of Slovenia. &apos;other physics&apos;: larger fields, a later year, darker soil, more cloud and blurrier images, to test a model beyond what it learned from.</source>
        <translation>&apos;benchmark&apos;: schmale Streifen wie im Osten Sloweniens. &apos;other physics&apos;: größere Felder, ein späteres Jahr, dunklerer Boden, mehr Wolken und unschärfere Bilder, um ein Modell jenseits dessen zu prüfen, womit es gelernt hat.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Another number gives another place.</source>
        <translation>Eine andere Zahl gibt einen anderen Ort.</translation>
    </message>
    <message>
        <source>Number of dates</source>
        <translation>Anzahl der Daten</translation>
    </message>
    <message>
        <source>Between 1 March and mid-September; 0 for 20 to 48 at random.</source>
        <translation>Zwischen 1. März und Mitte September; 0 für 20 bis 48 nach Zufall.</translation>
    </message>
    <message>
        <source>Share of clouds</source>
        <translation>Anteil der Wolken</translation>
    </message>
    <message>
        <source>Mean share of the pixels under cloud, 0 to 0.9. Leave it empty for the region&apos;s own.</source>
        <translation>Mittlerer Anteil der Pixel unter Wolken, 0 bis 0,9. Leer lassen für den der Region.</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Reflektanz</translation>
    </message>
    <message>
        <source>&apos;generated&apos;: from growth curves and typical spectra. &apos;real&apos;: crops and grass after series of real pixels in Flanders, 2019.</source>
        <translation>&apos;generated&apos;: aus Wachstumskurven und typischen Spektren. &apos;real&apos;: Kulturen und Gras nach Zeitreihen wirklicher Pixel in Flandern, 2019.</translation>
    </message>
    <message>
        <source>reading the outlines</source>
        <translation>Umrisse werden gelesen</translation>
    </message>
</context>
<context>
    <name>SpectralIndexAlgorithm</name>
    <message>
        <source>Spectral index</source>
        <translation>Spektralindex</translation>
    </message>
    <message>
        <source>Writes NDVI, NDWI or NDBI at every date of a season; what is not clear is nodata.

NDVI = (B08 - B04) / (B08 + B04) shows vegetation, NDWI = (B03 - B08) / (B03 + B08) open water, NDBI = (B11 - B08) / (B11 + B08) built-up land and bare soil. They are taken from reflectance, and are nodata where the sum is 0.</source>
        <translation>Schreibt NDVI, NDWI oder NDBI an jedem Termin einer Saison; was nicht klar ist, wird NoData.

NDVI = (B08 - B04) / (B08 + B04) zeigt Vegetation, NDWI = (B03 - B08) / (B03 + B08) offenes Wasser, NDBI = (B11 - B08) / (B11 + B08) bebautes Land und offenen Boden. Sie werden aus der Reflektanz berechnet und sind NoData, wo die Summe 0 ist.</translation>
    </message>
    <message>
        <source>season,sentinel-2,index,ndvi,ndwi,ndbi,vegetation,water,built-up,time series</source>
        <translation>Saison,Sentinel-2,Index,NDVI,NDWI,NDBI,Vegetation,Wasser,bebaut,Zeitreihe</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>The season must hold the two bands it is made of.</source>
        <translation>Die Saison muss die beiden Kanäle enthalten, aus denen er gebildet wird.</translation>
    </message>
    <message>
        <source>Dates outside are left out. Leave it empty for all dates of the season.</source>
        <translation>Termine außerhalb werden ausgelassen. Leer lassen für alle Termine der Saison.</translation>
    </message>
    <message>
        <source>-1 to 1, nodata NaN; the date describes each band.</source>
        <translation>-1 bis 1, NoData NaN; das Datum beschreibt jeden Kanal.</translation>
    </message>
</context>
<context>
    <name>SurfaceReflectanceAlgorithm</name>
    <message>
        <source>Surface reflectance</source>
        <translation>Oberflächenreflektanz</translation>
    </message>
    <message>
        <source>Writes the surface reflectance of one band at every date of a season; what is not clear is nodata.

Scale and offset of each date are applied, also the offset that images have since the processing baseline 04.00, so that years can be compared.</source>
        <translation>Schreibt die Oberflächenreflektanz eines Kanals an jedem Termin einer Saison; was nicht klar ist, wird NoData.

Skalierung und Offset jedes Termins werden angewandt, auch der Offset, den Bilder seit der Processing-Baseline 04.00 haben, sodass sich Jahre vergleichen lassen.</translation>
    </message>
    <message>
        <source>season,sentinel-2,reflectance,band,boa,offset,baseline,time series,cloud free</source>
        <translation>Saison,Sentinel-2,Reflektanz,Kanal,BOA,Offset,Baseline,Zeitreihe,wolkenfrei</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>The season must hold it.</source>
        <translation>Die Saison muss ihn enthalten.</translation>
    </message>
    <message>
        <source>Dates outside are left out. Leave it empty for all dates of the season.</source>
        <translation>Termine außerhalb werden ausgelassen. Leer lassen für alle Termine der Saison.</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Reflektanz</translation>
    </message>
    <message>
        <source>Reflectance, mostly 0 to 1, nodata NaN; the date describes each band.</source>
        <translation>Reflektanz, meist 0 bis 1, NoData NaN; das Datum beschreibt jeden Kanal.</translation>
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
        <translation>trainieren,Training,lernen,Nachtrainieren,Fine-Tuning,Netz,Deep Learning,Modell,safetensors,Epochen</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Saisons</translation>
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
        <source>Replace a model that is there</source>
        <translation>Vorhandenes Modell ersetzen</translation>
    </message>
    <message>
        <source>The older model stays until the new one is whole. Folders that hold no model are never replaced.</source>
        <translation>Das ältere Modell bleibt, bis das neue vollständig ist. Ordner ohne Modell werden nie ersetzt.</translation>
    </message>
    <message>
        <source>Training report</source>
        <translation>Trainingsbericht</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Probability from which a pixel counts as cultivated: the one that scores best.</source>
        <translation>Wahrscheinlichkeit, ab der ein Pixel als bewirtschaftet gilt: die mit der besten Bewertung.</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>Bester Schritt</translation>
    </message>
    <message>
        <source>The step whose weights are kept.</source>
        <translation>Der Schritt, dessen Gewichte behalten werden.</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Erledigte Schritte</translation>
    </message>
    <message>
        <source>Steps that were made.</source>
        <translation>Anzahl der gemachten Schritte.</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: loss {loss}, weighted MCC on validation {score}</source>
        <translation>Schritt {step} von {steps}: Verlust {loss}, gewichteter MCC der Validierung {score}</translation>
    </message>
    <message>
        <source>The model is written, but its report is not: {reason}</source>
        <translation>Das Modell ist geschrieben, sein Bericht aber nicht: {reason}</translation>
    </message>
    <message>
        <source>The collection.json of each season, or its folder. Or give a folder of seasons instead.</source>
        <translation>Die collection.json jeder Saison oder ihr Ordner. Oder geben Sie stattdessen einen Ordner mit Saisons an.</translation>
    </message>
    <message>
        <source>Folder of seasons</source>
        <translation>Ordner mit Saisons</translation>
    </message>
    <message>
        <source>All seasons in it are trained on, so each needs its reference.</source>
        <translation>Trainiert wird auf allen Saisons darin, daher braucht jede ihre Referenz.</translation>
    </message>
    <message>
        <source>No season was given: choose seasons, or a folder that holds them.</source>
        <translation>Es wurde keine Saison angegeben: Wählen Sie Saisons oder einen Ordner, der sie enthält.</translation>
    </message>
    <message>
        <source>The folder to write: model.safetensors, card.json, training.csv, the log of the training, and examples.png, pictures of a few places kept for validation.</source>
        <translation>Der zu schreibende Ordner: model.safetensors, card.json, training.csv, das Protokoll des Trainings, und examples.png, Bilder einiger für die Validierung zurückgehaltener Stellen.</translation>
    </message>
    <message>
        <source>An HTML page with the curves of loss and validation score, example maps, and what the model&apos;s card says.</source>
        <translation>Eine HTML-Seite mit den Kurven von Verlust und Validierungsmaß, mit Kartenbeispielen und dem, was die Karte des Modells sagt.</translation>
    </message>
</context>
<context>
    <name>TrainingMonitor</name>
    <message>
        <source>Training monitor</source>
        <translation>Training verfolgen</translation>
    </message>
    <message>
        <source>No training was found: choose the folder of a model that is being trained.</source>
        <translation>Es wurde kein Training gefunden: Wählen Sie den Ordner eines Modells, das trainiert wird.</translation>
    </message>
    <message>
        <source>Being prepared: seasons and references are read.</source>
        <translation>Wird vorbereitet: Saisons und Referenzen werden gelesen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuestes</translation>
    </message>
    <message>
        <source>Choose the folder of a model, or of its unfinished training.</source>
        <translation>Den Ordner eines Modells wählen oder den seines unfertigen Trainings.</translation>
    </message>
    <message>
        <source>Find the training that was at work last.</source>
        <translation>Findet das Training, das zuletzt gearbeitet hat.</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Anhalten und das Beste behalten</translation>
    </message>
    <message>
        <source>Ends the training after the step it is at; the weights that scored best become the model.</source>
        <translation>Beendet das Training nach dem laufenden Schritt; die Gewichte mit der besten Bewertung werden das Modell.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Shows the folder that holds the model and its training.</source>
        <translation>Zeigt den Ordner, der das Modell und sein Training enthält.</translation>
    </message>
    <message>
        <source>End the training of &apos;{name}&apos; now? The weights that scored best are kept as the model. It cannot go on from here later; cancel it in the task manager instead if it shall.</source>
        <translation>Das Training von „{name}“ jetzt beenden? Die Gewichte mit der besten Bewertung werden als Modell behalten. Später kann es von hier nicht weitergehen; soll es das, brechen Sie es lieber in der Aufgabenverwaltung ab.</translation>
    </message>
    <message>
        <source>The curves appear with the first steps.</source>
        <translation>Die Kurven erscheinen mit den ersten Schritten.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Example maps</source>
        <translation>Kartenbeispiele</translation>
    </message>
    <message>
        <source>Loss and score from step to step.</source>
        <translation>Verlust und Bewertung von Schritt zu Schritt.</translation>
    </message>
    <message>
        <source>What the network sees now at a few places that it does not learn from.</source>
        <translation>Was das Netz jetzt an einigen Stellen sieht, aus denen es nicht lernt.</translation>
    </message>
</context>
<context>
    <name>ValidObservationsAlgorithm</name>
    <message>
        <source>Count valid observations</source>
        <translation>Gültige Beobachtungen zählen</translation>
    </message>
    <message>
        <source>Counts how many dates of a season show each pixel clearly.

Where the count is 0 nothing can be mapped, and where it is low a map deserves less trust.</source>
        <translation>Zählt, wie viele Termine einer Saison jedes Pixel klar zeigen.

Wo die Anzahl 0 ist, kann nichts kartiert werden, und wo sie niedrig ist, verdient eine Karte weniger Vertrauen.</translation>
    </message>
    <message>
        <source>season,sentinel-2,count,valid,clear,observations,coverage,cloud,quality</source>
        <translation>Saison,Sentinel-2,Anzahl,zählen,gültig,klar,Beobachtungen,Abdeckung,Wolke,Qualität</translation>
    </message>
    <message>
        <source>Clear observations</source>
        <translation>Klare Beobachtungen</translation>
    </message>
    <message>
        <source>Number of dates, 0 where a pixel is never clear.</source>
        <translation>Anzahl der Termine, 0, wo ein Pixel nie klar ist.</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>The lowest count of the raster.</source>
        <translation>Die kleinste Anzahl im Raster.</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>The highest count of the raster.</source>
        <translation>Die größte Anzahl im Raster.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>The mean count of the raster.</source>
        <translation>Die mittlere Anzahl im Raster.</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>Nie gesehen</translation>
    </message>
    <message>
        <source>Share of pixels that no date shows clearly, 0 to 1.</source>
        <translation>Anteil der Pixel, die kein Termin klar zeigt, 0 bis 1.</translation>
    </message>
</context>
<context>
    <name>VerifyChallengeArchiveAlgorithm</name>
    <message>
        <source>Verify challenge archive</source>
        <translation>Wettbewerbsarchiv prüfen</translation>
    </message>
    <message>
        <source>Compares the arrays of EOPatches with the list of MD5 sums that was published with them.

Reads an archive from its beginning to its end without unpacking it to the disk. Run it once after downloading the archives of the Enhanced Sentinel-2 Agriculture challenge, before importing them.</source>
        <translation>Vergleicht die Arrays von EOPatches mit der Liste der MD5-Summen, die mit ihnen veröffentlicht wurde.

Liest ein Archiv von Anfang bis Ende, ohne es auf den Datenträger zu entpacken. Einmal nach dem Herunterladen der Archive des Wettbewerbs Enhanced Sentinel-2 Agriculture ausführen, bevor sie importiert werden.</translation>
    </message>
    <message>
        <source>eopatch,challenge,md5,checksum,verify,download,archive,damaged</source>
        <translation>EOPatch,Wettbewerb,MD5,Prüfsumme,prüfen,Download,Archiv,beschädigt</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Archives (*.zip *.tar *.tar.gz *.tgz)</source>
        <translation>Archive (*.zip *.tar *.tar.gz *.tgz)</translation>
    </message>
    <message>
        <source>The archive as it was downloaded. Leave it empty for a folder.</source>
        <translation>Das Archiv, wie es heruntergeladen wurde. Leer lassen für einen Ordner.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>A folder that holds unpacked EOPatches. Leave it empty for an archive.</source>
        <translation>Ein Ordner, der entpackte EOPatches enthält. Leer lassen für ein Archiv.</translation>
    </message>
    <message>
        <source>List of checksums</source>
        <translation>Liste der Prüfsummen</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt)</source>
        <translation>CSV-Dateien (*.csv *.txt)</translation>
    </message>
    <message>
        <source>The published CSV: in each row the path of an array and its MD5 sum, in any order.</source>
        <translation>Die veröffentlichte CSV: in jeder Zeile der Pfad eines Arrays und seine MD5-Summe, in beliebiger Reihenfolge.</translation>
    </message>
    <message>
        <source>Fail when something is wrong or missing</source>
        <translation>Abbrechen, wenn etwas falsch ist oder fehlt</translation>
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
        <source>True when every array of the list is there as it was published.</source>
        <translation>Wahr, wenn jedes Array der Liste da ist, wie es veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>Arrays checked</source>
        <translation>Geprüfte Arrays</translation>
    </message>
    <message>
        <source>Arrays that are in the list.</source>
        <translation>Arrays, die in der Liste stehen.</translation>
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
        <source>One sentence a problem.</source>
        <translation>Ein Satz je Problem.</translation>
    </message>
    <message>
        <source>Choose either an archive or a folder.</source>
        <translation>Wählen Sie entweder ein Archiv oder einen Ordner.</translation>
    </message>
    <message>
        <source>{count} arrays are not as published. {first}</source>
        <translation>Arrays, die nicht wie veröffentlicht sind: {count}. {first}</translation>
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
        <translation>Saison,prüfen,validieren,beschädigt,abgeschnitten,fehlend,Integrität,STAC</translation>
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
    <name>Workflow</name>
    <message>
        <source>workflow,model,predict,clean,polygonise,agreement,lpis,parcels,review,chain</source>
        <translation>Arbeitsablauf,Modell,vorhersagen,bereinigen,Polygone,Übereinstimmung,LPIS,InVeKoS,Parzellen,Prüfung,Kette</translation>
    </message>
    <message>
        <source>workflow,model,region,country,boxes,download,stac,predict,mosaic,chain</source>
        <translation>Arbeitsablauf,Modell,Region,Land,Gebiete,Download,STAC,vorhersagen,Mosaik,Kette</translation>
    </message>
    <message>
        <source>Season to map and agreement</source>
        <translation>Von der Saison zu Karte und Übereinstimmung</translation>
    </message>
    <message>
        <source>Maps cultivated land from a season, cleans the map, turns it into fields and compares it with the parcels of a register.

Does what &apos;Predict cultivated land&apos;, &apos;Clean mask&apos;, &apos;Polygonise mask&apos; and &apos;Parcel agreement&apos; do, one after the other. To change it, open resources/models/season_to_agreement.model3 of the plugin&apos;s folder in the model designer and save it under another name.</source>
        <translation>Kartiert bewirtschaftete Flächen aus einer Saison, bereinigt die Karte, macht Felder daraus und vergleicht sie mit den Parzellen eines Registers.

Tut nacheinander, was „Bewirtschaftete Flächen vorhersagen“, „Maske bereinigen“, „Maske in Polygone umwandeln“ und „Übereinstimmung der Parzellen“ tun. Um es zu ändern, öffnen Sie resources/models/season_to_agreement.model3 im Ordner der Erweiterung in der Modellierung und speichern es unter anderem Namen.</translation>
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
        <source>The folder that a training wrote. Leave it empty for the model that ships with Furrow.</source>
        <translation>Der Ordner, den ein Training geschrieben hat. Leer lassen für das Modell, das mit Furrow kommt.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parzellen</translation>
    </message>
    <message>
        <source>The register: a polygon layer in any coordinate reference system.</source>
        <translation>Das Register: ein Polygonlayer in beliebigem Koordinatenreferenzsystem.</translation>
    </message>
    <message>
        <source>Field that names a parcel</source>
        <translation>Feld, das eine Parzelle benennt</translation>
    </message>
    <message>
        <source>Unique in the layer. Empty takes the numbers of the features.</source>
        <translation>Im Layer eindeutig. Leer nimmt die Nummern der Objekte.</translation>
    </message>
    <message>
        <source>Class of a parcel</source>
        <translation>Klasse einer Parzelle</translation>
    </message>
    <message>
        <source>The field that holds the declared class. Empty takes all parcels as declared as cultivated.</source>
        <translation>Das Feld mit der beantragten Klasse. Leer nimmt alle Parzellen als bewirtschaftet beantragt.</translation>
    </message>
    <message>
        <source>Classes that count as cultivated</source>
        <translation>Klassen, die als bewirtschaftet gelten</translation>
    </message>
    <message>
        <source>Parted by commas. Not used without a class.</source>
        <translation>Durch Kommas getrennt. Ohne Klasse nicht verwendet.</translation>
    </message>
    <message>
        <source>Classes that are not declared</source>
        <translation>Klassen, die nicht beantragt sind</translation>
    </message>
    <message>
        <source>Nothing is known of these, so they are not judged.</source>
        <translation>Über diese ist nichts bekannt, daher werden sie nicht beurteilt.</translation>
    </message>
    <message>
        <source>Minimum area of a parcel (m²)</source>
        <translation>Mindestfläche einer Parzelle (m²)</translation>
    </message>
    <message>
        <source>Smaller patches of the map become not cultivated.</source>
        <translation>Kleinere Flecken der Karte gelten als nicht bewirtschaftet.</translation>
    </message>
    <message>
        <source>Fill holes smaller than (m²)</source>
        <translation>Löcher füllen, die kleiner sind als (m²)</translation>
    </message>
    <message>
        <source>Smaller holes of the map become cultivated.</source>
        <translation>Kleinere Löcher der Karte gelten als bewirtschaftet.</translation>
    </message>
    <message>
        <source>Regularise outlines</source>
        <translation>Umrisse glätten</translation>
    </message>
    <message>
        <source>Takes the steps of the pixels out of the fields&apos; outlines.</source>
        <translation>Nimmt die Stufen der Pixel aus den Umrissen der Felder.</translation>
    </message>
    <message>
        <source>Parcel agreement</source>
        <translation>Übereinstimmung der Parzellen</translation>
    </message>
    <message>
        <source>Cleaned mask</source>
        <translation>Bereinigte Maske</translation>
    </message>
    <message>
        <source>Fields of the map</source>
        <translation>Felder der Karte</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Boxes of a region</source>
        <translation>Gebiete einer Region</translation>
    </message>
    <message>
        <source>Maps the cultivated land of a whole region: lays boxes over it, downloads their seasons and joins the predictions.

Does what &apos;Create box grid&apos;, &apos;Download seasons from an open archive&apos; and &apos;Predict many seasons&apos; do, one after the other. What came stays: with the same folders and values a second run goes on with what is missing. To change it, open resources/models/boxes_of_region.model3 of the plugin&apos;s folder in the model designer and save it under another name.</source>
        <translation>Kartiert die bewirtschafteten Flächen einer ganzen Region: legt Gebiete darüber, lädt ihre Saisons herunter und fügt die Vorhersagen zusammen.

Tut nacheinander, was „Gebietsgitter erzeugen“, „Saisons aus einem offenen Archiv herunterladen“ und „Viele Saisons vorhersagen“ tun. Was gekommen ist, bleibt: Mit denselben Ordnern und Werten macht ein zweiter Lauf mit dem weiter, was fehlt. Um es zu ändern, öffnen Sie resources/models/boxes_of_region.model3 im Ordner der Erweiterung in der Modellierung und speichern es unter anderem Namen.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Polygons in any coordinate reference system.</source>
        <translation>Polygone in beliebigem Koordinatenreferenzsystem.</translation>
    </message>
    <message>
        <source>Extent, in place of an area</source>
        <translation>Ausdehnung anstelle einer Region</translation>
    </message>
    <message>
        <source>Drawn on the map, or taken from a layer.</source>
        <translation>Auf der Karte gezeichnet oder einem Layer entnommen.</translation>
    </message>
    <message>
        <source>Side of a box (m)</source>
        <translation>Seite eines Gebiets (m)</translation>
    </message>
    <message>
        <source>A multiple of 10 m.</source>
        <translation>Ein Vielfaches von 10 m.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Both days count. Choose the growing season of the region.</source>
        <translation>Beide Tage zählen. Wählen Sie die Wachstumszeit der Region.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Largest cloud cover of a scene (%)</source>
        <translation>Größte Wolkenbedeckung einer Szene (%)</translation>
    </message>
    <message>
        <source>Of the whole scene, about 100 km wide; a box may be clearer or cloudier.</source>
        <translation>Der ganzen Szene, etwa 100 km breit; ein Gebiet kann klarer oder wolkiger sein.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>As in &apos;Download seasons from an open archive&apos;.</source>
        <translation>Wie bei „Saisons aus einem offenen Archiv herunterladen“.</translation>
    </message>
    <message>
        <source>Address of a custom archive</source>
        <translation>Adresse eines benutzerdefinierten Archivs</translation>
    </message>
    <message>
        <source>Its STAC API.</source>
        <translation>Seine STAC-API.</translation>
    </message>
    <message>
        <source>Collection of a custom archive</source>
        <translation>Collection eines benutzerdefinierten Archivs</translation>
    </message>
    <message>
        <source>Its name there.</source>
        <translation>Ihr Name dort.</translation>
    </message>
    <message>
        <source>Folder of the seasons</source>
        <translation>Ordner der Saisons</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Folder of the maps</source>
        <translation>Ordner der Karten</translation>
    </message>
</context>
<context>
    <name>areas</name>
    <message>
        <source>the extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; takes more than {number} boxes of {size} m: choose larger boxes or a smaller area.</source>
        <translation>Die Region „{area}“ braucht mehr als {number} Gebiete von {size} m: Wählen Sie größere Gebiete oder eine kleinere Region.</translation>
    </message>
    <message>
        <source>Making the grid was cancelled.</source>
        <translation>Das Erzeugen des Gitters wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; cannot be brought from {source} to {target}: choose its UTM zone.</source>
        <translation>Die Region „{area}“ kann nicht von {source} nach {target} gebracht werden: Wählen Sie ihre UTM-Zone.</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; holds no polygon with an area, or none is selected: choose another.</source>
        <translation>Die Region „{area}“ enthält kein Polygon mit einer Fläche, oder keines ist gewählt: Wählen Sie eine andere.</translation>
    </message>
</context>
<context>
    <name>box_grid</name>
    <message>
        <source>Validation ({validation:.0%}) and test ({test:.0%}) leave no box to train: lower their shares.</source>
        <translation>Validierung ({validation:.0%}) und Test ({test:.0%}) lassen kein Gebiet zum Trainieren übrig: Senken Sie ihre Anteile.</translation>
    </message>
    <message>
        <source>The place {longitude:.4g}, {latitude:.4g} (longitude, latitude) lies in no UTM zone: check the coordinate reference system of the area.</source>
        <translation>Der Ort {longitude:.4g}, {latitude:.4g} (Länge, Breite) liegt in keiner UTM-Zone: Prüfen Sie das Koordinatenbezugssystem der Region.</translation>
    </message>
</context>
<context>
    <name>boxes</name>
    <message>
        <source>The boxes have no field &apos;{field}&apos;: choose one of {fields}.</source>
        <translation>Die Gebiete haben kein Feld „{field}“: Wählen Sie eines von diesen: {fields}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; has no coordinate reference system: set the one it was made in.</source>
        <translation>Der Layer „{name}“ hat kein Koordinatenbezugssystem: Setzen Sie das, in dem er erstellt wurde.</translation>
    </message>
    <message>
        <source>Reading the boxes was cancelled.</source>
        <translation>Das Lesen der Gebiete wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The extent has no coordinate reference system: draw it on the map.</source>
        <translation>Die Ausdehnung hat kein Koordinatenbezugssystem: Zeichnen Sie sie auf der Karte.</translation>
    </message>
    <message>
        <source>{count} boxes were brought to the 10 m grid of Sentinel-2 ({crs}), grown outward; the first is &apos;{name}&apos;.</source>
        <translation>Auf das 10-m-Gitter von Sentinel-2 ({crs}) gebrachte, nach außen erweiterte Gebiete: {count}; das erste ist „{name}“.</translation>
    </message>
    <message>
        <source>{count} polygons are no rectangles; the boxes around them are taken. The first is &apos;{name}&apos;.</source>
        <translation>Polygone, die keine Rechtecke sind: {count}; die Rechtecke um sie herum werden genommen. Das erste ist „{name}“.</translation>
    </message>
    <message>
        <source>The box &apos;{name}&apos; has no area: draw it again, or leave it out.</source>
        <translation>Das Gebiet „{name}“ hat keine Fläche: Zeichnen Sie es neu oder lassen Sie es aus.</translation>
    </message>
    <message>
        <source>The box &apos;{name}&apos; cannot be brought from {crs} to {zone}: check the CRS of the layer.</source>
        <translation>Das Gebiet „{name}“ kann nicht von {crs} nach {zone} gebracht werden: Prüfen Sie das KBS des Layers.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; holds no boxes, or none is selected: choose others.</source>
        <translation>Der Layer „{name}“ enthält keine Gebiete, oder keines ist gewählt: Wählen Sie andere.</translation>
    </message>
    <message>
        <source>{count} boxes of &apos;{layer}&apos; are named &apos;{name}&apos;: give each a name of its own.</source>
        <translation>{count} Gebiete von „{layer}“ heißen „{name}“: Geben Sie jedem einen eigenen Namen.</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>it is larger than {size} bytes</source>
        <translation>sie ist größer als {size} Bytes</translation>
    </message>
    <message>
        <source>it is no card of Furrow</source>
        <translation>sie ist keine Karte von Furrow</translation>
    </message>
    <message>
        <source>The card &apos;{path}&apos; cannot be read: {reason}.</source>
        <translation>Die Karte „{path}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Chart of the parcel through the season</source>
        <translation>Diagramm der Parzelle durch die Saison</translation>
    </message>
    <message>
        <source>{date}: the images cannot be read</source>
        <translation>{date}: Die Bilder lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>{date}: not observed</source>
        <translation>{date}: nicht beobachtet</translation>
    </message>
    <message>
        <source>{date}: {quantity} {mean}, {clear} clear</source>
        <translation>{date}: {quantity} {mean}, {clear} klar</translation>
    </message>
</context>
<context>
    <name>class_mappings</name>
    <message>
        <source>The mapping table &apos;{table}&apos; has no field &apos;{field}&apos;: it needs code, name and status.</source>
        <translation>Die Zuordnungstabelle „{table}“ hat kein Feld „{field}“: Sie braucht code, name und status.</translation>
    </message>
    <message>
        <source>The mapping table &apos;{table}&apos; gives the code &apos;{code}&apos; the status &apos;{status}&apos;: write {statuses}.</source>
        <translation>Die Zuordnungstabelle „{table}“ gibt dem Code „{code}“ den Status „{status}“: Schreiben Sie einen von diesen: {statuses}.</translation>
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
    <name>cluster_parameters</name>
    <message>
        <source>Worker processes on this computer</source>
        <translation>Arbeitsprozesse auf diesem Rechner</translation>
    </message>
    <message>
        <source>So many boxes are done side by side, each with its share of the processors and memory of its own. 0 for one after the other, which is best for most computers.</source>
        <translation>So viele Gebiete werden nebeneinander bearbeitet, jedes mit seinem Anteil an den Prozessoren und eigenem Speicher. 0 für eines nach dem anderen, was für die meisten Rechner am besten ist.</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler</source>
        <translation>Adresse eines Dask-Schedulers</translation>
    </message>
    <message>
        <source>Such as tcp://server:8786: its workers do the work. They must have Furrow&apos;s engine, and see all folders under the same names. Leave it empty to use this computer.</source>
        <translation>Etwa tcp://server:8786: Seine Worker machen die Arbeit. Sie müssen Furrows Rechenkern haben und alle Ordner unter denselben Namen sehen. Leer lassen, um diesen Rechner zu nutzen.</translation>
    </message>
</context>
<context>
    <name>computer</name>
    <message>
        <source>Looking at this computer</source>
        <translation>Dieser Rechner wird untersucht</translation>
    </message>
</context>
<context>
    <name>contents</name>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Nicht beantragt</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Valid observations</source>
        <translation>Gültige Beobachtungen</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Echtfarben</translation>
    </message>
    <message>
        <source>False colour</source>
        <translation>Falschfarben</translation>
    </message>
</context>
<context>
    <name>credentials</name>
    <message>
        <source>There are no credentials: choose an authentication configuration, or add one under Settings &gt; Options &gt; Authentication.</source>
        <translation>Es gibt keine Zugangsdaten: Wählen Sie eine Authentifizierungskonfiguration oder fügen Sie eine hinzu unter Einstellungen &gt; Optionen &gt; Authentifizierung (Settings &gt; Options &gt; Authentication).</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database is switched off, so the credentials cannot be read: check the QCA library of your QGIS.</source>
        <translation>Die Authentifizierungsdatenbank von QGIS ist abgeschaltet, daher können die Zugangsdaten nicht gelesen werden: Prüfen Sie die QCA-Bibliothek Ihres QGIS.</translation>
    </message>
    <message>
        <source>There is no authentication configuration &apos;{config}&apos;: add it under Settings &gt; Options &gt; Authentication.</source>
        <translation>Es gibt keine Authentifizierungskonfiguration „{config}“: Fügen Sie sie hinzu unter Einstellungen &gt; Optionen &gt; Authentifizierung (Settings &gt; Options &gt; Authentication).</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; is of the method {method}, but must be of one of these: {methods}.</source>
        <translation>Die Authentifizierungskonfiguration „{config}“ hat die Methode {method}, muss aber eine von diesen haben: {methods}.</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; lacks the id or the secret of the OAuth client: put the id into its user name and the secret into its password.</source>
        <translation>Der Authentifizierungskonfiguration „{config}“ fehlt die Kennung (ID) oder das Geheimnis (Secret) des OAuth-Clients: Tragen Sie die Kennung als Benutzername und das Geheimnis als Kennwort ein.</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; holds no token: put it into its password, or into its header Authorization.</source>
        <translation>Die Authentifizierungskonfiguration „{config}“ enthält kein Token: Tragen Sie es als Kennwort oder in ihre Kopfzeile (Header) Authorization ein.</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; cannot be opened without the master password: give it when QGIS asks, or name a file that holds it in the variable QGIS_AUTH_PASSWORD_FILE before QGIS starts.</source>
        <translation>Die Authentifizierungskonfiguration „{config}“ kann ohne das Hauptkennwort nicht geöffnet werden: Geben Sie es ein, wenn QGIS danach fragt, oder nennen Sie vor dem Start von QGIS in der Variablen QGIS_AUTH_PASSWORD_FILE eine Datei, die es enthält.</translation>
    </message>
</context>
<context>
    <name>curtain</name>
    <message>
        <source>Handle of the swipe</source>
        <translation>Griff des Vorhangs</translation>
    </message>
    <message>
        <source>Drag it, or press the left and right arrow keys</source>
        <translation>Ziehen Sie ihn oder drücken Sie die Pfeiltasten nach links und rechts</translation>
    </message>
</context>
<context>
    <name>database</name>
    <message>
        <source>The file &apos;{path}&apos; is not there any more: put it back, or open another.</source>
        <translation>Die Datei „{path}“ ist nicht mehr da: Legen Sie sie zurück oder öffnen Sie eine andere.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is being written by another program: wait a moment and try again; if it lasts, stop editing its layers elsewhere.</source>
        <translation>In die Datei „{path}“ schreibt ein anderes Programm: Warten Sie einen Augenblick und versuchen Sie es erneut; dauert es an, beenden Sie anderswo das Bearbeiten ihrer Layer.</translation>
    </message>
    <message>
        <source>The disk of &apos;{path}&apos; is full: free some space and try again.</source>
        <translation>Die Platte von „{path}“ ist voll: Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; cannot be written: ask for the right to write to its folder, or choose another place.</source>
        <translation>In die Datei „{path}“ kann nicht geschrieben werden: Bitten Sie um das Recht, in ihren Ordner zu schreiben, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is damaged ({reason}): put back a copy of it.</source>
        <translation>Die Datei „{path}“ ist beschädigt ({reason}): Legen Sie eine Kopie zurück.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; cannot be used ({reason}): check the disk.</source>
        <translation>Die Datei „{path}“ kann nicht verwendet werden ({reason}): Prüfen Sie die Platte.</translation>
    </message>
</context>
<context>
    <name>decision_panel</name>
    <message>
        <source>Comment, kept with the decision</source>
        <translation>Bemerkung, die mit der Entscheidung bewahrt wird</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Corrected class</source>
        <translation>Berichtigte Klasse</translation>
    </message>
    <message>
        <source>then next</source>
        <translation>dann weiter</translation>
    </message>
    <message>
        <source>After a decision, go to the next parcel nobody has decided on</source>
        <translation>Geht nach einer Entscheidung zur nächsten Parzelle, über die noch niemand entschieden hat</translation>
    </message>
    <message>
        <source>Nobody has decided on this parcel yet.</source>
        <translation>Über diese Parzelle hat noch niemand entschieden.</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>{outcome} by {reviewer}, {when}</source>
        <translation>{outcome} von {reviewer}, {when}</translation>
    </message>
    <message>
        <source>The class the parcel should have, when it is Changed: one of the layer&apos;s, or any other</source>
        <translation>Die Klasse, die die Parzelle haben sollte, wenn sie geändert ist: eine des Layers oder irgendeine andere</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>This is the last parcel.</source>
        <translation>Dies ist die letzte Parzelle.</translation>
    </message>
    <message>
        <source>This is the first parcel.</source>
        <translation>Dies ist die erste Parzelle.</translation>
    </message>
    <message>
        <source>All parcels that pass the filters are reviewed.</source>
        <translation>Alle Parzellen, die durch die Filter gehen, sind geprüft.</translation>
    </message>
    <message>
        <source>No parcel &apos;{parcel}&apos; passes the filters: look at the identifier, or at the filters.</source>
        <translation>Keine Parzelle „{parcel}“ geht durch die Filter: Sehen Sie nach der Kennung oder nach den Filtern.</translation>
    </message>
    <message>
        <source>There is no decision of yours to take back.</source>
        <translation>Es gibt keine Entscheidung von Ihnen, die sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>The decision about &apos;{parcel}&apos; is taken back.</source>
        <translation>Die Entscheidung über „{parcel}“ ist zurückgenommen.</translation>
    </message>
    <message>
        <source>Draw the outline in QGIS&apos;s map: left clicks set corners, a right click ends it.</source>
        <translation>Zeichnen Sie den Umriss in der Karte von QGIS: Linksklicks setzen Ecken, ein Rechtsklick beendet ihn.</translation>
    </message>
    <message>
        <source>The outline is saved.</source>
        <translation>Der Umriss ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>dock</name>
    <message>
        <source>Parcel review</source>
        <translation>Parzellen prüfen</translation>
    </message>
</context>
<context>
    <name>drawing</name>
    <message>
        <source>The layer of corrections in &apos;{path}&apos; cannot be edited: see whether it is there.</source>
        <translation>Der Layer der Berichtigungen in „{path}“ lässt sich nicht bearbeiten: Sehen Sie nach, ob er da ist.</translation>
    </message>
    <message>
        <source>The outline is drawn but not saved ({reasons}): save the edits of &apos;{layer}&apos;.</source>
        <translation>Der Umriss ist gezeichnet, aber nicht gespeichert ({reasons}): Speichern Sie die Änderungen von „{layer}“.</translation>
    </message>
    <message>
        <source>Corrected outlines</source>
        <translation>Berichtigte Umrisse</translation>
    </message>
</context>
<context>
    <name>engine_job</name>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
</context>
<context>
    <name>entry</name>
    <message>
        <source>Review parcels</source>
        <translation>Parzellen prüfen</translation>
    </message>
    <message>
        <source>Go through the parcels of an agreement and decide on each</source>
        <translation>Die Parzellen einer Übereinstimmung durchgehen und über jede entscheiden</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Whether these corrected classes are cultivated is not known: {classes}. Name each among the cultivated classes or those that are not.</source>
        <translation>Ob diese berichtigten Klassen bewirtschaftet sind, ist nicht bekannt: {classes}. Nennen Sie jede unter den bewirtschafteten oder unter denen, die es nicht sind.</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>{suspicion} (no. {rank})</source>
        <translation>{suspicion} (Nr. {rank})</translation>
    </message>
    <message>
        <source>Suspicion</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>How likely map or declaration is wrong, from 0 to 1; no. 1 is the worst</source>
        <translation>Wie wahrscheinlich Karte oder Angabe falsch ist, von 0 bis 1; Nr. 1 ist die schlimmste</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Mean probability of cultivated land, with its standard deviation</source>
        <translation>Mittlere Wahrscheinlichkeit bewirtschafteten Landes mit ihrer Standardabweichung</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Area of the outline</source>
        <translation>Fläche des Umrisses</translation>
    </message>
    <message>
        <source>10 m pixels</source>
        <translation>Pixel von 10 m</translation>
    </message>
    <message>
        <source>Pixels of Sentinel-2 that lie within the parcel as a whole</source>
        <translation>Pixel von Sentinel-2, die ganz in der Parzelle liegen</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überdeckung</translation>
    </message>
    <message>
        <source>Intersection over union of parcel and map (IoU): 1 is a perfect match</source>
        <translation>Schnitt durch Vereinigung von Parzelle und Karte (IoU): 1 ist völlige Übereinstimmung</translation>
    </message>
    <message>
        <source>Omitted</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Declared cultivated, but not in the map</source>
        <translation>Als bewirtschaftet beantragt, aber nicht in der Karte</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Hinzugekommen</translation>
    </message>
    <message>
        <source>Cultivated in the map, but not declared so</source>
        <translation>In der Karte bewirtschaftet, aber nicht so beantragt</translation>
    </message>
    <message>
        <source>Borders apart</source>
        <translation>Abstand der Grenzen</translation>
    </message>
    <message>
        <source>Mean distance between the parcel&apos;s border and the map&apos;s</source>
        <translation>Mittlerer Abstand zwischen der Grenze der Parzelle und der der Karte</translation>
    </message>
    <message>
        <source>Clear dates</source>
        <translation>Klare Tage</translation>
    </message>
    <message>
        <source>Valid observations of the season, the median over the parcel</source>
        <translation>Gültige Beobachtungen der Saison, der Median über die Parzelle</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>How much the parcel counts in the score</source>
        <translation>Wie viel die Parzelle in der Bewertung zählt</translation>
    </message>
    <message>
        <source>How declaration and map differ</source>
        <translation>Worin Angabe und Karte sich unterscheiden</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Was entschieden wurde</translation>
    </message>
    <message>
        <source>Only in the map: no parcel lies here</source>
        <translation>Nur in der Karte: Hier liegt keine Parzelle</translation>
    </message>
    <message>
        <source>The map has no data here</source>
        <translation>Die Karte hat hier keine Daten</translation>
    </message>
    <message>
        <source>Declaration unknown, {share} of it cultivated in the map</source>
        <translation>Angabe unbekannt, in der Karte zu {share} bewirtschaftet</translation>
    </message>
    <message>
        <source>Declared cultivated, {share} of it in the map</source>
        <translation>Als bewirtschaftet beantragt, in der Karte zu {share}</translation>
    </message>
    <message>
        <source>Declared not cultivated, {share} of it in the map</source>
        <translation>Als nicht bewirtschaftet beantragt, in der Karte zu {share} bewirtschaftet</translation>
    </message>
</context>
<context>
    <name>filter_menu</name>
    <message>
        <source>More filters: declared class, area, layer, what QGIS&apos;s map shows</source>
        <translation>Mehr Filter: beantragte Klasse, Fläche, Layer, was die Karte von QGIS zeigt</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Mehr Filter</translation>
    </message>
    <message>
        <source>Declared class</source>
        <translation>Beantragte Klasse</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Only what QGIS&apos;s map shows now</source>
        <translation>Nur was die Karte von QGIS jetzt zeigt</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>More ({number})</source>
        <translation>Mehr ({number})</translation>
    </message>
    <message>
        <source>under 0.1 ha</source>
        <translation>unter 0,1 ha</translation>
    </message>
    <message>
        <source>0.1 to 0.25 ha</source>
        <translation>0,1 bis 0,25 ha</translation>
    </message>
    <message>
        <source>0.25 to 1 ha</source>
        <translation>0,25 bis 1 ha</translation>
    </message>
    <message>
        <source>1 ha and more</source>
        <translation>1 ha und mehr</translation>
    </message>
    <message>
        <source>Declared parcels</source>
        <translation>Angemeldete Parzellen</translation>
    </message>
    <message>
        <source>Only in the map</source>
        <translation>Nur in der Karte</translation>
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
    <name>map_sheet</name>
    <message>
        <source>A map sheet shows a prediction: click a mask or a probability that Furrow made in the layers, then try again.</source>
        <translation>Ein Kartenblatt zeigt eine Vorhersage: Klicken Sie in den Layern auf eine Maske oder eine Wahrscheinlichkeit, die Furrow gemacht hat, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Map sheet of {layer}</source>
        <translation>Kartenblatt von {layer}</translation>
    </message>
    <message>
        <source>Cultivated land at 2.5 m</source>
        <translation>Bewirtschaftete Flächen mit 2,5 m</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Hergestellt mit</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>edge of cultivated land</source>
        <translation>Grenze bewirtschafteter Flächen</translation>
    </message>
</context>
<context>
    <name>metric_crs</name>
    <message>
        <source>custom CRS</source>
        <translation>benutzerdefiniertes KBS</translation>
    </message>
    <message>
        <source>There is no way from {source} to {target}: choose another CRS.</source>
        <translation>Es gibt keinen Weg von {source} nach {target}: Wählen Sie ein anderes KBS.</translation>
    </message>
    <message>
        <source>The place {x:.6g}, {y:.6g} of {source} cannot be brought to {target}: check the CRS of the layer.</source>
        <translation>Der Ort {x:.6g}, {y:.6g} in {source} kann nicht nach {target} gebracht werden: Prüfen Sie das KBS des Layers.</translation>
    </message>
    <message>
        <source>The chosen CRS is unknown: choose the UTM zone of the area.</source>
        <translation>Das gewählte KBS ist unbekannt: Wählen Sie die UTM-Zone der Region.</translation>
    </message>
    <message>
        <source>The CRS {crs} is not in metres, but boxes are: choose the UTM zone of the area.</source>
        <translation>Das KBS {crs} ist nicht in Metern, Gebiete aber schon: Wählen Sie die UTM-Zone der Region.</translation>
    </message>
    <message>
        <source>The CRS {crs} has no code that the engine knows: choose the UTM zone of the area.</source>
        <translation>Das KBS {crs} hat keinen Code, den der Rechenkern kennt: Wählen Sie die UTM-Zone der Region.</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Identifier of the parcel to go to</source>
        <translation>Kennung der Parzelle, zu der es gehen soll</translation>
    </message>
    <message>
        <source>Order of the parcels</source>
        <translation>Reihenfolge der Parzellen</translation>
    </message>
    <message>
        <source>Parcels looked at, by what was decided</source>
        <translation>Gezeigte Parzellen, nach der Entscheidung</translation>
    </message>
    <message>
        <source>How much is reviewed</source>
        <translation>Wie viel geprüft ist</translation>
    </message>
    <message>
        <source>No parcel passes the filters</source>
        <translation>Keine Parzelle geht durch die Filter</translation>
    </message>
    <message>
        <source>{parcel}  ({position} of {total})</source>
        <translation>{parcel}  ({position} von {total})</translation>
    </message>
    <message>
        <source>{reviewed} of {total} reviewed; {share} % of weight</source>
        <translation>{reviewed} von {total} geprüft; {share} % des Gewichts</translation>
    </message>
    <message>
        <source>Choose another agreement, season or reviewer</source>
        <translation>Andere Übereinstimmung, Saison oder prüfende Person wählen</translation>
    </message>
    <message>
        <source>Most suspicious first</source>
        <translation>Verdächtigste zuerst</translation>
    </message>
    <message>
        <source>Most weight first</source>
        <translation>Größtes Gewicht zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>By declared class</source>
        <translation>Nach beantragter Klasse</translation>
    </message>
    <message>
        <source>By place, west to east</source>
        <translation>Nach Lage, von West nach Ost</translation>
    </message>
    <message>
        <source>Most omitted first</source>
        <translation>Am meisten ausgelassen zuerst</translation>
    </message>
    <message>
        <source>Most committed first</source>
        <translation>Am meisten hinzugekommen zuerst</translation>
    </message>
    <message>
        <source>All parcels</source>
        <translation>Alle Parzellen</translation>
    </message>
    <message>
        <source>Unreviewed</source>
        <translation>Ungeprüfte</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Unklar</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
</context>
<context>
    <name>opening_page</name>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>A GeoPackage that &apos;Parcel agreement&apos; wrote</source>
        <translation>Ein GeoPackage, das „Übereinstimmung der Parzellen“ geschrieben hat</translation>
    </message>
    <message>
        <source>Folder of the season</source>
        <translation>Ordner der Saison</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Written beside each of your decisions</source>
        <translation>Steht neben jeder Ihrer Entscheidungen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Choose an agreement</source>
        <translation>Eine Übereinstimmung wählen</translation>
    </message>
    <message>
        <source>Go through the parcels of an agreement, the most suspicious first, and say of each whether its declaration is confirmed. Decisions are kept in a file beside the agreement; neither the agreement nor the map is changed.</source>
        <translation>Gehen Sie die Parzellen einer Übereinstimmung durch, die verdächtigsten zuerst, und sagen Sie von jeder, ob ihre Angabe bestätigt ist. Entscheidungen stehen in einer Datei neben der Übereinstimmung; weder diese noch die Karte wird geändert.</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>optional: a season, or a folder of seasons</source>
        <translation>freiwillig: eine Saison oder ein Ordner mit Saisons</translation>
    </message>
</context>
<context>
    <name>outlines</name>
    <message>
        <source>The parcel</source>
        <translation>Die Parzelle</translation>
    </message>
    <message>
        <source>Corrected outline</source>
        <translation>Berichtigter Umriss</translation>
    </message>
    <message>
        <source>Border of the map</source>
        <translation>Grenze der Karte</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Comes with Furrow.</source>
        <translation>Kommt mit Furrow.</translation>
    </message>
    <message>
        <source>Its weights, model.safetensors, are missing: it cannot be used as it is.</source>
        <translation>Seine Gewichte, model.safetensors, fehlen: So ist es nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert an</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Part of the year</source>
        <translation>Teil des Jahres</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Written by Furrow</source>
        <translation>Geschrieben von Furrow</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>The card tells none.</source>
        <translation>Die Karte nennt keine.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>It has seen no image of another part of the year than {days}.</source>
        <translation>Es hat kein Bild aus einem anderen Teil des Jahres gesehen als {days}.</translation>
    </message>
    <message>
        <source>A season must hold all of these bands: {bands}.</source>
        <translation>Eine Saison muss alle diese Bänder haben: {bands}.</translation>
    </message>
    <message>
        <source>Other land and other habits of farming mislead it: score it on parcels that you know.</source>
        <translation>Anderes Land und andere Bewirtschaftung führen es in die Irre: Bewerten Sie es an Parzellen, die Sie kennen.</translation>
    </message>
    <message>
        <source>{begin} to {end} (days {first} to {last})</source>
        <translation>{begin} bis {end} (Tage {first} bis {last})</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>How it was trained</source>
        <translation>Wie es trainiert wurde</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
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
    <message>
        <source>auto takes the GPU where the engine can use one, else the processor. A GPU that is named must be there.</source>
        <translation>auto nimmt die GPU, wenn der Rechenkern eine nutzen kann, sonst den Prozessor. Eine genannte GPU muss vorhanden sein.</translation>
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
        <source>Ways to turn the images</source>
        <translation>Arten, die Bilder zu drehen</translation>
    </message>
    <message>
        <source>The images are turned and mirrored in so many ways, and the predictions averaged: a little better, and as many times as long. 1 leaves them as they are.</source>
        <translation>Die Bilder werden auf so viele Arten gedreht und gespiegelt und die Vorhersagen gemittelt: etwas besser und ebenso viele Male so lang. 1 lässt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder that holds the folders of the seasons.</source>
        <translation>Es gibt keinen Ordner „{path}“: Wählen Sie den Ordner mit den Ordnern der Saisons.</translation>
    </message>
</context>
<context>
    <name>parcel_pixels</name>
    <message>
        <source>The parcel has no area, so there is no series of it.</source>
        <translation>Die Parzelle hat keine Fläche, also gibt es von ihr keine Zeitreihe.</translation>
    </message>
    <message>
        <source>The parcel lies outside the season &apos;{season}&apos;: choose the season of that place.</source>
        <translation>Die Parzelle liegt außerhalb der Saison „{season}“: Wählen Sie die Saison jenes Ortes.</translation>
    </message>
</context>
<context>
    <name>parcels</name>
    <message>
        <source>The parcel &apos;{parcel}&apos; is not in &apos;{path}&apos; any more: open the agreement again.</source>
        <translation>Die Parzelle „{parcel}“ steht nicht mehr in „{path}“: Öffnen Sie die Übereinstimmung erneut.</translation>
    </message>
    <message>
        <source>The layer &apos;{layer}&apos; of &apos;{path}&apos; lacks the field &apos;{field}&apos;: run &apos;Parcel agreement&apos; again.</source>
        <translation>Dem Layer „{layer}“ von „{path}“ fehlt das Feld „{field}“: Führen Sie „Übereinstimmung der Parzellen“ erneut aus.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; holds no layer &apos;agreement&apos;: choose the result of &apos;Parcel agreement&apos;.</source>
        <translation>Die Datei „{path}“ enthält keinen Layer „agreement“: Wählen Sie das Ergebnis von „Übereinstimmung der Parzellen“.</translation>
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
    <name>review_file</name>
    <message>
        <source>The file &apos;{path}&apos; holds no review of parcels: choose one that ends in .review.gpkg.</source>
        <translation>Die Datei „{path}“ enthält keine Prüfung von Parzellen: Wählen Sie eine, die auf .review.gpkg endet.</translation>
    </message>
    <message>
        <source>The reviewer has no name: say who decides.</source>
        <translation>Die prüfende Person hat keinen Namen: Sagen Sie, wer entscheidet.</translation>
    </message>
    <message>
        <source>Row {number} of the decisions in &apos;{path}&apos; cannot be understood ({reason}): it was written by another program, or by a newer Furrow.</source>
        <translation>Zeile {number} der Entscheidungen in „{path}“ ist nicht zu verstehen ({reason}): Ein anderes Programm oder ein neueres Furrow hat sie geschrieben.</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>There is no training in &apos;{path}&apos;: choose the folder of a model that is being trained.</source>
        <translation>In „{path}“ ist kein Training: Wählen Sie den Ordner eines Modells, das trainiert wird.</translation>
    </message>
    <message>
        <source>The training of &apos;{name}&apos; has ended already.</source>
        <translation>Das Training von „{name}“ ist schon zu Ende.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; cannot be written ({reason}): check its rights.</source>
        <translation>In den Ordner „{path}“ kann nicht geschrieben werden ({reason}): Prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>The log &apos;{path}&apos; has {size} bytes, too many for a log of a training.</source>
        <translation>Das Protokoll „{path}“ hat {size} Bytes, zu viele für das Protokoll eines Trainings.</translation>
    </message>
</context>
<context>
    <name>scored_rasters</name>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Masks (0 and 1) or probabilities (0 to 200) that Furrow predicted, one a box, or a mosaic of many boxes.</source>
        <translation>Masken (0 und 1) oder Wahrscheinlichkeiten (0 bis 200), die Furrow vorhergesagt hat, eine je Gebiet, oder ein Mosaik vieler Gebiete.</translation>
    </message>
    <message>
        <source>Folder of predictions</source>
        <translation>Ordner mit Vorhersagen</translation>
    </message>
    <message>
        <source>Instead of layers, or beside them: a folder such as &apos;Predict many seasons&apos; writes. Where a box has a probability and a mask, the probability is taken.</source>
        <translation>Statt Layern oder neben ihnen: ein Ordner, wie „Viele Saisons vorhersagen“ ihn schreibt. Wo ein Gebiet Wahrscheinlichkeit und Maske hat, wird die Wahrscheinlichkeit genommen.</translation>
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
        <source>Folder of references and weight maps</source>
        <translation>Ordner mit Referenzen und Gewichtskarten</translation>
    </message>
    <message>
        <source>Instead of layers: a folder with the cultivated masks and weight maps of many boxes, in folders of their own or not.</source>
        <translation>Statt Layern: ein Ordner mit den Masken des Bewirtschafteten und den Gewichtskarten vieler Gebiete, in eigenen Ordnern oder nicht.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the one that each prediction was made with. Masks need none.</source>
        <translation>Wahrscheinlichkeit (0 bis 1), ab der ein Pixel als bewirtschaftet gilt. Leer lassen für die, mit der jede Vorhersage gemacht wurde. Masken brauchen keine.</translation>
    </message>
    <message>
        <source>There is no prediction: choose layers, or the folder that holds the predictions.</source>
        <translation>Es gibt keine Vorhersage: Wählen Sie Layer oder den Ordner mit den Vorhersagen.</translation>
    </message>
    <message>
        <source>There is no reference: choose layers, or the folder that holds references and weights.</source>
        <translation>Es gibt keine Referenz: Wählen Sie Layer oder den Ordner mit Referenzen und Gewichten.</translation>
    </message>
    <message>
        <source>There is no weight map: choose layers, or the folder that holds references and weights.</source>
        <translation>Es gibt keine Gewichtskarte: Wählen Sie Layer oder den Ordner mit Referenzen und Gewichten.</translation>
    </message>
</context>
<context>
    <name>scores</name>
    <message>
        <source>weighted MCC</source>
        <translation>gewichteter MCC</translation>
    </message>
    <message>
        <source>weighted MCC at threshold 0.5</source>
        <translation>gewichteter MCC beim Schwellenwert 0,5</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>MCC on declared land</source>
        <translation>MCC auf beantragtem Land</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>overall accuracy</source>
        <translation>Gesamtgenauigkeit</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>Testsatz</translation>
    </message>
</context>
<context>
    <name>season_documents</name>
    <message>
        <source>&apos;{path}&apos; is no season: choose a folder that holds a collection.json.</source>
        <translation>„{path}“ ist keine Saison: Wählen Sie einen Ordner mit einer collection.json.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no season that this Furrow can read: update Furrow.</source>
        <translation>„{path}“ ist keine Saison, die dieses Furrow lesen kann: Aktualisieren Sie Furrow.</translation>
    </message>
    <message>
        <source>The season &apos;{path}&apos; holds no date yet: download it first.</source>
        <translation>Die Saison „{path}“ hat noch kein Datum: Laden Sie sie zuerst herunter.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is damaged ({reason}): run &apos;Verify season&apos;.</source>
        <translation>Die Datei „{path}“ ist beschädigt ({reason}): Führen Sie „Saison prüfen“ aus.</translation>
    </message>
    <message>
        <source>its transform is {transform}</source>
        <translation>seine Transformation ist {transform}</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>sie enthält kein JSON-Objekt</translation>
    </message>
</context>
<context>
    <name>season_download</name>
    <message>
        <source>&apos;{address}&apos; is no address of {what}: give one that starts with https://.</source>
        <translation>„{address}“ ist keine Adresse für {what}: Geben Sie eine an, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>The address of {what} holds a user name or password: leave them out and choose an authentication configuration.</source>
        <translation>Die Adresse für {what} enthält einen Benutzernamen oder ein Kennwort: Lassen Sie sie weg und wählen Sie eine Authentifizierungskonfiguration.</translation>
    </message>
</context>
<context>
    <name>season_drop</name>
    <message>
        <source>The season was not loaded.</source>
        <translation>Die Saison wurde nicht geladen.</translation>
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
    <name>season_pictures</name>
    <message>
        <source>The season has no image of {date}.</source>
        <translation>Die Saison hat kein Bild vom {date}.</translation>
    </message>
    <message>
        <source>The season lacks the bands {bands} of these colours.</source>
        <translation>Der Saison fehlen die Bänder {bands} dieser Farben.</translation>
    </message>
</context>
<context>
    <name>series</name>
    <message>
        <source>Reading the series was cancelled.</source>
        <translation>Das Lesen der Zeitreihe wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The parcel cannot be brought to the season&apos;s coordinate reference system {crs}.</source>
        <translation>Die Parzelle lässt sich nicht in das Koordinatenreferenzsystem {crs} der Saison bringen.</translation>
    </message>
    <message>
        <source>it is not what the season&apos;s documents describe</source>
        <translation>es ist nicht, was die Dokumente der Saison beschreiben</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be read ({reason}): run &apos;Verify season&apos;.</source>
        <translation>„{path}“ kann nicht gelesen werden ({reason}): Führen Sie „Saison prüfen“ aus.</translation>
    </message>
</context>
<context>
    <name>series_reader</name>
    <message>
        <source>Series of a parcel</source>
        <translation>Zeitreihe einer Parzelle</translation>
    </message>
    <message>
        <source>The series cannot be read: {reason}</source>
        <translation>Die Zeitreihe kann nicht gelesen werden: {reason}</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>The agreement &apos;{path}&apos; holds no parcel: choose another.</source>
        <translation>Die Übereinstimmung „{path}“ enthält keine Parzelle: Wählen Sie eine andere.</translation>
    </message>
</context>
<context>
    <name>simulate_season</name>
    <message>
        <source>The layer of outlines &apos;{name}&apos; holds no features, or none is selected: choose others.</source>
        <translation>Der Layer der Umrisse &apos;{name}&apos; enthält keine Objekte, oder keines ist ausgewählt: Wählen Sie andere.</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>Reading the images…</source>
        <translation>Die Bilder werden gelesen …</translation>
    </message>
    <message>
        <source>Choose a season that shows this parcel to see its images and this chart.</source>
        <translation>Wählen Sie eine Saison, die diese Parzelle zeigt, um ihre Bilder und dieses Diagramm zu sehen.</translation>
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
    <message>
        <source>The bands of &apos;{name}&apos; are not described by days, so it cannot be animated.</source>
        <translation>Die Kanäle von „{name}“ sind nicht durch Tage beschrieben, daher lässt er sich nicht animieren.</translation>
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
<context>
    <name>training_chart</name>
    <message>
        <source>The log &apos;{path}&apos; of the training cannot be read: {reason}.</source>
        <translation>Das Protokoll „{path}“ des Trainings ist nicht lesbar: {reason}.</translation>
    </message>
</context>
<context>
    <name>training_examples</name>
    <message>
        <source>The example pictures &apos;{path}&apos; cannot be read; the next validation writes them anew.</source>
        <translation>Die Beispielbilder „{path}“ können nicht gelesen werden; die nächste Validierung schreibt sie neu.</translation>
    </message>
    <message>
        <source>Weights of step {step}.</source>
        <translation>Gewichte von Schritt {step}.</translation>
    </message>
    <message>
        <source>Weights of step {step}: weighted MCC {score} on the whole validation area, threshold {threshold}.</source>
        <translation>Gewichte von Schritt {step}: gewichteter MCC {score} auf dem ganzen Validierungsgebiet, Schwellenwert {threshold}.</translation>
    </message>
    <message>
        <source>Weights of step {step}, which were kept: weighted MCC {score} on the whole validation area, threshold {threshold}.</source>
        <translation>Behaltene Gewichte, Schritt {step}: gewichteter MCC {score} auf dem ganzen Validierungsgebiet, Schwellenwert {threshold}.</translation>
    </message>
    <message>
        <source>{metres} m by {metres} m</source>
        <translation>{metres} m mal {metres} m</translation>
    </message>
    <message>
        <source>image of {date}</source>
        <translation>Bild vom {date}</translation>
    </message>
    <message>
        <source>weighted MCC {score}</source>
        <translation>gewichteter MCC {score}</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Map and reference</source>
        <translation>Karte und Referenz</translation>
    </message>
    <message>
        <source>One of the clearest dates of the season ({bands}).</source>
        <translation>Einer der klarsten Tage der Saison ({bands}).</translation>
    </message>
    <message>
        <source>What is taught: cultivated land bright, other land dark.</source>
        <translation>Was gelehrt wird: bewirtschaftete Flächen hell, andere dunkel.</translation>
    </message>
    <message>
        <source>Probability of cultivated land as the network sees it; paler where it is not scored.</source>
        <translation>Wahrscheinlichkeit bewirtschafteter Flächen, wie das Netz sie sieht; blasser, wo nicht bewertet wird.</translation>
    </message>
    <message>
        <source>Where the map that the threshold makes of the probability errs.</source>
        <translation>Wo die Karte irrt, die der Schwellenwert aus der Wahrscheinlichkeit macht.</translation>
    </message>
    <message>
        <source>cultivated in neither</source>
        <translation>in keiner bewirtschaftet</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>in beiden</translation>
    </message>
    <message>
        <source>in the reference alone: missed</source>
        <translation>nur in der Referenz: verpasst</translation>
    </message>
    <message>
        <source>in the map alone: too much</source>
        <translation>nur in der Karte: zu viel</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>paler where it is not scored</source>
        <translation>blasser, wo nicht bewertet wird</translation>
    </message>
</context>
<context>
    <name>training_parameters</name>
    <message>
        <source>One fold leaves nothing to train on: give at least 2 folds, or 0 for none.</source>
        <translation>Ein einziger Teil lässt nichts zum Trainieren übrig: Geben Sie mindestens 2 Teile an oder 0 für keine Teilung.</translation>
    </message>
    <message>
        <source>There is no fold {fold} of {folds}: give a fold from 1 to {folds}.</source>
        <translation>Es gibt keinen Teil {fold} von {folds}: Geben Sie einen Teil von 1 bis {folds} an.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Furrow&apos;s own are the hybrids; the others are peers from the literature. Not used when going on from a model.</source>
        <translation>Die eigenen von Furrow sind die Hybride (hybrid); die anderen sind vergleichbare Netze aus der Literatur. Wird beim Fortsetzen von einem Modell nicht verwendet.</translation>
    </message>
    <message>
        <source>Patience (validations)</source>
        <translation>Geduld (Validierungen)</translation>
    </message>
    <message>
        <source>End early after so many validations without a better score; 0 makes all epochs. Either way the weights that scored best are kept.</source>
        <translation>Vorzeitiges Ende nach so vielen Validierungen ohne bessere Bewertung; 0 macht alle Epochen. In beiden Fällen werden die Gewichte mit der besten Bewertung behalten.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Its highest value; it rises at the start and falls to the end. Leave it empty for 0.001, or 0.0001 when going on from a model.</source>
        <translation>Ihr höchster Wert; sie steigt am Anfang und fällt zum Ende hin. Leer lassen für 0,001 oder, beim Fortsetzen von einem Modell, für 0,0001.</translation>
    </message>
    <message>
        <source>Share kept for validation</source>
        <translation>Anteil für die Validierung</translation>
    </message>
    <message>
        <source>Share of the area (0 to 0.5) that is never trained on, in blocks. Not used with folds.</source>
        <translation>Anteil des Gebiets (0 bis 0,5), mit dem nie trainiert wird, in Blöcken. Wird bei Kreuzvalidierung nicht verwendet.</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Teile der Kreuzvalidierung</translation>
    </message>
    <message>
        <source>Cut the area into so many equal parts, in blocks, and keep one for validation: train once for each part to see how scores vary over the land. 0 for none.</source>
        <translation>Teilt das Gebiet in so viele gleiche Teile, in Blöcken, und hält einen für die Validierung zurück: Trainieren Sie einmal je Teil, um zu sehen, wie die Bewertungen über das Land schwanken. 0 für keine Teilung.</translation>
    </message>
    <message>
        <source>Fold kept for validation</source>
        <translation>Für die Validierung zurückgehaltener Teil</translation>
    </message>
    <message>
        <source>1 for the first of the folds. Not used without folds.</source>
        <translation>1 für den ersten der Teile. Wird ohne Kreuzvalidierung nicht verwendet.</translation>
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
        <source>Patches drawn by weight</source>
        <translation>Nach Gewicht gezogene Ausschnitte</translation>
    </message>
    <message>
        <source>Share of the patches (0 to 1) that are drawn where cultivated land and its borders weigh most; the others are drawn evenly over the area.</source>
        <translation>Anteil der Ausschnitte (0 bis 1), die dort gezogen werden, wo bewirtschaftete Flächen und ihre Grenzen am meisten wiegen; die anderen werden gleichmäßig über das Gebiet gezogen.</translation>
    </message>
    <message>
        <source>Turn and mirror patches</source>
        <translation>Ausschnitte drehen und spiegeln</translation>
    </message>
    <message>
        <source>Images and reference together, so that no direction is special.</source>
        <translation>Bilder und Referenz zusammen, sodass keine Richtung bevorzugt ist.</translation>
    </message>
    <message>
        <source>Leave out dates at random</source>
        <translation>Termine zufällig auslassen</translation>
    </message>
    <message>
        <source>Prepares the network for seasons of fewer dates.</source>
        <translation>Bereitet das Netz auf Saisons mit weniger Terminen vor.</translation>
    </message>
    <message>
        <source>Variation of the bands</source>
        <translation>Variation der Kanäle</translation>
    </message>
    <message>
        <source>Standard deviation of a random factor on each band of each patch; 0 for none.</source>
        <translation>Standardabweichung eines zufälligen Faktors auf jedem Kanal jedes Ausschnitts; 0 für keinen.</translation>
    </message>
    <message>
        <source>Shift of the dates (pixels of 10 m)</source>
        <translation>Verschiebung der Termine (Pixel zu 10 m)</translation>
    </message>
    <message>
        <source>Standard deviation of a random shift of the images of each date; the reference stays. 0 for none.</source>
        <translation>Standardabweichung einer zufälligen Verschiebung der Bilder jedes Termins; die Referenz bleibt, wo sie ist. 0 für keine.</translation>
    </message>
    <message>
        <source>Dates with pasted clouds</source>
        <translation>Termine mit eingefügten Wolken</translation>
    </message>
    <message>
        <source>Share of the dates (0 to 1) that get the gaps of another date as well.</source>
        <translation>Anteil der Termine (0 bis 1), die zusätzlich die Lücken eines anderen Termins bekommen.</translation>
    </message>
    <message>
        <source>Dates with unseen clouds</source>
        <translation>Termine mit übersehenen Wolken</translation>
    </message>
    <message>
        <source>Weight of the score in the loss</source>
        <translation>Gewicht des Maßes im Verlust</translation>
    </message>
    <message>
        <source>Adds a smooth form of the weighted MCC to the weighted cross-entropy; 0 for the latter alone.</source>
        <translation>Fügt zur gewichteten Kreuzentropie eine glatte Form des gewichteten MCC hinzu; 0 für die Kreuzentropie allein.</translation>
    </message>
    <message>
        <source>Weight of borders in the loss</source>
        <translation>Gewicht der Grenzen im Verlust</translation>
    </message>
    <message>
        <source>Teaches the borders of parcels too, where the network has an output.</source>
        <translation>Lehrt auch die Grenzen der Parzellen, wo das Netz eine Ausgabe dafür hat.</translation>
    </message>
    <message>
        <source>Weight of distances in the loss</source>
        <translation>Gewicht der Abstände im Verlust</translation>
    </message>
    <message>
        <source>Teaches the distance to the nearest border too, where the network has an output.</source>
        <translation>Lehrt auch den Abstand zur nächsten Grenze, wo das Netz eine Ausgabe dafür hat.</translation>
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
        <source>Compile the network</source>
        <translation>Netz kompilieren</translation>
    </message>
    <message>
        <source>Takes minutes at the start and pays for long trainings only. Needs a C++ compiler on this computer.</source>
        <translation>Dauert am Anfang Minuten und lohnt sich nur bei langen Trainings. Braucht einen C++-Compiler auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Share of the dates (0 to 0.5) that get a bright cloud that no mask tells of.</source>
        <translation>Anteil der Termine (0 bis 0,5), die eine helle Wolke bekommen, von der keine Maske weiß.</translation>
    </message>
</context>
<context>
    <name>training_report</name>
    <message>
        <source>Training of {name}</source>
        <translation>Training von {name}</translation>
    </message>
    <message>
        <source>The log holds no curves.</source>
        <translation>Das Protokoll enthält keine Kurven.</translation>
    </message>
    <message>
        <source>What came out</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Where it was validated</source>
        <translation>Wo es validiert wurde</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
    <message>
        <source>How it was trained</source>
        <translation>Wie es trainiert wurde</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>best: {score} at step {step}</source>
        <translation>am besten: {score} bei Schritt {step}</translation>
    </message>
    <message>
        <source>Loss (running mean)</source>
        <translation>Verlust (gleitender Mittelwert)</translation>
    </message>
    <message>
        <source>Weighted MCC on the area kept for validation</source>
        <translation>Gewichteter MCC auf dem für die Validierung zurückgehaltenen Gebiet</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Weighted MCC on validation</source>
        <translation>Gewichteter MCC der Validierung</translation>
    </message>
    <message>
        <source>The weights that are kept are of step</source>
        <translation>Behalten sind die Gewichte von Schritt</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Trained weights</source>
        <translation>Trainierte Gewichte</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Nothing was kept for validation.</source>
        <translation>Für die Validierung wurde nichts zurückgehalten.</translation>
    </message>
    <message>
        <source>days {first} to {last}</source>
        <translation>Tage {first} bis {last}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Part of the year</source>
        <translation>Teil des Jahres</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Written by Furrow</source>
        <translation>Geschrieben von Furrow</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>The card &apos;{path}&apos; cannot be read ({reason}): train the model again.</source>
        <translation>Die Karte „{path}“ ist nicht lesbar ({reason}): Trainieren Sie das Modell erneut.</translation>
    </message>
    <message>
        <source>Example maps</source>
        <translation>Kartenbeispiele</translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>View {number}</source>
        <translation>Ansicht {number}</translation>
    </message>
    <message>
        <source>What view {number} shows</source>
        <translation>Was Ansicht {number} zeigt</translation>
    </message>
    <message>
        <source>Date that view {number} shows</source>
        <translation>Datum, das Ansicht {number} zeigt</translation>
    </message>
    <message>
        <source>The date chosen in the chart, or one that stays</source>
        <translation>Das im Diagramm gewählte Datum, oder eines, das bleibt</translation>
    </message>
    <message>
        <source>Chart&apos;s date</source>
        <translation>Datum des Diagramms</translation>
    </message>
    <message>
        <source>This layer is not in the project any more: choose another.</source>
        <translation>Dieser Layer ist nicht mehr im Projekt: Wählen Sie einen anderen.</translation>
    </message>
</context>
<context>
    <name>view_bar</name>
    <message>
        <source>Scale at which every parcel is shown</source>
        <translation>Maßstab, in dem jede Parzelle gezeigt wird</translation>
    </message>
    <message>
        <source>Scale of the views</source>
        <translation>Maßstab der Ansichten</translation>
    </message>
    <message>
        <source>Map follows</source>
        <translation>Karte folgt</translation>
    </message>
    <message>
        <source>QGIS&apos;s map goes to each parcel too</source>
        <translation>Auch die Karte von QGIS geht zu jeder Parzelle</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
    <message>
        <source>What the chart shows: an index, or the reflectance of a band</source>
        <translation>Was das Diagramm zeigt: ein Index oder die Reflexion eines Bandes</translation>
    </message>
    <message>
        <source>Tools of the views</source>
        <translation>Werkzeuge der Ansichten</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>Border between the views</source>
        <translation>Grenze zwischen den Ansichten</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>The engine is not built yet</source>
        <translation>Der Rechenkern ist noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Furrow&apos;s heavy work runs in a Python environment of its own, beside QGIS. Build it once: choose below and press Build.</source>
        <translation>Furrows schwere Arbeit läuft in einer eigenen Python-Umgebung, neben QGIS. Richten Sie sie einmal ein: Wählen Sie unten und drücken Sie Einrichten.</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>The engine is of another version</source>
        <translation>Der Rechenkern hat eine andere Version</translation>
    </message>
    <message>
        <source>Furrow was updated since it was built. Press Update; what is there stays until that is done.</source>
        <translation>Furrow wurde seit dem Einrichten aktualisiert. Drücken Sie Aktualisieren; was da ist, bleibt, bis das fertig ist.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>The engine is damaged</source>
        <translation>Der Rechenkern ist beschädigt</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>A Python that you chose is used</source>
        <translation>Ein Python Ihrer Wahl wird verwendet</translation>
    </message>
    <message>
        <source>{python}. Press Build to use an engine of Furrow&apos;s own instead.</source>
        <translation>{python}. Drücken Sie Einrichten, um stattdessen Furrows eigenen Rechenkern zu verwenden.</translation>
    </message>
    <message>
        <source>The engine is ready</source>
        <translation>Der Rechenkern ist bereit</translation>
    </message>
    <message>
        <source>Nothing needs to be done. Building anew is of use when jobs fail for no reason.</source>
        <translation>Es ist nichts zu tun. Neu einzurichten hilft, wenn Aufgaben ohne Grund scheitern.</translation>
    </message>
    <message>
        <source>Build anew</source>
        <translation>Neu einrichten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Eingerichtet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>dem Prozessor</translation>
    </message>
    <message>
        <source>an NVIDIA GPU (CUDA), or the processor</source>
        <translation>einer NVIDIA-Grafikkarte (CUDA) oder dem Prozessor</translation>
    </message>
    <message>
        <source>Looking for an NVIDIA driver…</source>
        <translation>Ein NVIDIA-Treiber wird gesucht …</translation>
    </message>
    <message>
        <source>An NVIDIA driver was found (version {version}), so this is the GPU.</source>
        <translation>Ein NVIDIA-Treiber wurde gefunden (Version {version}), also ist dies die Grafikkarte.</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found on this computer, so this is the processor.</source>
        <translation>Auf diesem Rechner wurde kein NVIDIA-Treiber gefunden, also ist dies der Prozessor.</translation>
    </message>
    <message>
        <source>What suits this computer</source>
        <translation>Was zu diesem Rechner passt</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Works on every computer. Predicting a box takes seconds to minutes, training hours. About {size} of disk.</source>
        <translation>Läuft auf jedem Rechner. Ein Gebiet vorherzusagen dauert Sekunden bis Minuten, Training Stunden. Etwa {size} Platte.</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Many times faster where the computer has a card of NVIDIA with its driver. About {size} of disk.</source>
        <translation>Um ein Vielfaches schneller, wo der Rechner eine Karte von NVIDIA mit Treiber hat. Etwa {size} Platte.</translation>
    </message>
    <message>
        <source>Needs about {needed} of disk; how much is free cannot be told.</source>
        <translation>Braucht etwa {needed} Platte; wie viel frei ist, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Not enough room: it needs about {needed} of disk, but {free} are free. Free some, or choose another folder in the options.</source>
        <translation>Zu wenig Platz: Es braucht etwa {needed} Platte, frei sind {free}. Schaffen Sie Platz oder wählen Sie in den Optionen einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Needs about {needed} of disk; {free} are free.</source>
        <translation>Braucht etwa {needed} Platte; frei sind {free}.</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>Finished: the model is written.</source>
        <translation>Fertig: Das Modell ist geschrieben.</translation>
    </message>
    <message>
        <source>Paused in the menu; untick it there to go on.</source>
        <translation>Im Menü angehalten; entfernen Sie dort das Häkchen, damit es weitergeht.</translation>
    </message>
    <message>
        <source>Stopping: it is scored a last time, then the best weights are written.</source>
        <translation>Wird angehalten: Es wird ein letztes Mal bewertet, dann werden die besten Gewichte geschrieben.</translation>
    </message>
    <message>
        <source>Training in this QGIS.</source>
        <translation>Trainiert in diesem QGIS.</translation>
    </message>
    <message>
        <source>Training.</source>
        <translation>Trainiert.</translation>
    </message>
    <message>
        <source>Nothing was written for {time}: it is paused or was ended. Started again with the same values, it goes on.</source>
        <translation>Seit {time} wurde nichts geschrieben: Es ist angehalten oder wurde beendet. Mit denselben Werten neu gestartet, geht es weiter.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>{score} at step {step}</source>
        <translation>{score} bei Schritt {step}</translation>
    </message>
    <message>
        <source>Best weighted MCC</source>
        <translation>Bester gewichteter MCC</translation>
    </message>
    <message>
        <source>Last weighted MCC</source>
        <translation>Letzter gewichteter MCC</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Verbrauchte Zeit</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibende Zeit</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>{epoch} of {epochs} (step {step} of {steps})</source>
        <translation>{epoch} von {epochs} (Schritt {step} von {steps})</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message>
        <source>Warning: {text}</source>
        <translation>Warnung: {text}</translation>
    </message>
    <message>
        <source>Removing the engine</source>
        <translation>Der Rechenkern wird entfernt</translation>
    </message>
    <message>
        <source>The engine cannot be removed from &apos;{folder}&apos; ({reason}): check its rights.</source>
        <translation>Der Rechenkern kann nicht aus „{folder}“ entfernt werden ({reason}): Prüfen Sie die Rechte.</translation>
    </message>
</context>
<context>
    <name>workflows</name>
    <message>
        <source>The model &apos;{path}&apos; cannot be read: install Furrow anew.</source>
        <translation>Das Modell „{path}“ kann nicht gelesen werden: Installieren Sie Furrow neu.</translation>
    </message>
</context>
</TS>
