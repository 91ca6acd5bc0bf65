<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sl" sourcelanguage="en">
<context>
    <name>AssessmentReportAlgorithm</name>
    <message>
        <source>Assessment report</source>
        <translation>Poročilo o oceni</translation>
    </message>
    <message>
        <source>Writes how good a map is as one HTML page to hand to a colleague: it holds its pictures, needs no network and prints well.

The page tells the score with its interval and what it means, where the map errs, how the score depends on the threshold and on the size of parcels, whether probabilities mean what they say, how far borders lie off, the scores of each box, and how all was computed. With what &apos;Parcel agreement&apos; wrote it shows the most suspicious parcels, with a season also in true colour. The numbers are those of &apos;Score prediction&apos;.</source>
        <translation>Zapiše, kako dobra je karta, kot eno stran HTML, ki jo lahko izročite sodelavcu: vsebuje svoje slike, ne potrebuje omrežja in se lepo natisne.

Stran pove oceno z njenim intervalom in kaj pomeni, kje se karta moti, kako je ocena odvisna od praga in od velikosti parcel, ali verjetnosti pomenijo to, kar povedo, kako daleč so meje, ocene vsakega območja in kako je bilo vse izračunano. S tem, kar zapiše »Ujemanje parcel«, pokaže najbolj sumljive parcele, s sezono tudi v naravnih barvah. Številke so tiste iz algoritma »Oceni napoved«.</translation>
    </message>
    <message>
        <source>report,html,print,accuracy,assessment,score,mcc,errors,calibration,threshold,confusion,share</source>
        <translation>poročilo,html,tisk,točnost,ocena,ocenjevanje,mcc,napake,kalibracija,prag,zamenjave,deliti</translation>
    </message>
    <message>
        <source>Parcel agreement</source>
        <translation>Ujemanje parcel</translation>
    </message>
    <message>
        <source>The layer that &apos;Parcel agreement&apos; wrote for these maps. Its worst parcels are shown.</source>
        <translation>Sloj, ki ga je za te karte zapisal algoritem »Ujemanje parcel«. Pokažejo se njegove najslabše parcele.</translation>
    </message>
    <message>
        <source>Season, or folder of seasons</source>
        <translation>Sezona ali mapa sezon</translation>
    </message>
    <message>
        <source>To show these parcels in true colour, on the clearest date.</source>
        <translation>Za prikaz teh parcel v naravnih barvah, na najjasnejši datum.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Naslov</translation>
    </message>
    <message>
        <source>Of the report. Leave it empty for the usual one.</source>
        <translation>Naslov poročila. Pustite prazno za običajnega.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Jezik</translation>
    </message>
    <message>
        <source>Of the report: English (en), Slovenian (sl) or German (de). auto takes that of QGIS, or English where it is another.</source>
        <translation>Jezik poročila: angleščina (en), slovenščina (sl) ali nemščina (de). auto vzame jezik QGIS ali angleščino, kjer je ta drug.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Poročilo</translation>
    </message>
    <message>
        <source>The HTML page. Open it with any browser.</source>
        <translation>Stran HTML. Odprite jo s katerim koli brskalnikom.</translation>
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
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>Number of boxes scored.</source>
        <translation>Število ocenjenih območij.</translation>
    </message>
    <message>
        <source>Pictured parcels</source>
        <translation>Prikazane parcele</translation>
    </message>
    <message>
        <source>Number of parcels that the report shows.</source>
        <translation>Število parcel, ki jih pokaže poročilo.</translation>
    </message>
    <message>
        <source>The report &apos;{path}&apos; is no HTML file: choose a name that ends in .html.</source>
        <translation>Poročilo »{path}« ni datoteka HTML: izberite ime, ki se konča z .html.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no file that &apos;Parcel agreement&apos; wrote: choose its GeoPackage.</source>
        <translation>Sloj »{name}« ni datoteka, ki bi jo zapisal algoritem »Ujemanje parcel«: izberite njegov GeoPackage.</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Furrow&apos;s toolbar</source>
        <translation>Orodna vrstica Furrow</translation>
    </message>
</context>
<context>
    <name>BoxAlgorithm</name>
    <message>
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>A grid of &apos;Create box grid&apos;, or any polygons: each becomes the box around it, grown outward to the 10 m grid. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Mreža, ki jo naredi »Ustvari mrežo območij«, ali poljubni poligoni: vsak postane pravokotnik okoli sebe, razširjen navzven do mreže z 10 m. Za uporabo izbora obkljukajte »samo izbrani objekti«.</translation>
    </message>
    <message>
        <source>Field of the boxes&apos; names</source>
        <translation>Polje z imeni območij</translation>
    </message>
    <message>
        <source>Each name is that of a folder, so no two may be alike. Without such a field the boxes are called box-0001 and so on, by their numbers in the layer.</source>
        <translation>Vsako ime je ime mape, zato ne smeta biti enaki nobeni dve. Brez takega polja se območja imenujejo box-0001 in tako naprej, po svojih številkah v sloju.</translation>
    </message>
    <message>
        <source>Extent, in place of boxes</source>
        <translation>Obseg namesto območij</translation>
    </message>
    <message>
        <source>One box, drawn on the map or taken from a layer. It is called box-0001.</source>
        <translation>Eno območje, narisano na karti ali vzeto iz sloja. Imenuje se box-0001.</translation>
    </message>
    <message>
        <source>Both boxes and an extent are given: leave one of them empty.</source>
        <translation>Podana so tako območja kot obseg: eno od obojega pustite prazno.</translation>
    </message>
    <message>
        <source>Neither boxes nor an extent are given: choose a layer of boxes, or draw an extent.</source>
        <translation>Podana niso ne območja ne obseg: izberite sloj območij ali narišite obseg.</translation>
    </message>
</context>
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
        <translation>pogon,engine,namestitev,namestiti,okolje,priprava,popraviti,posodobiti,python,torch,cuda,gpu,odvisnosti</translation>
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
        <translation>pogon,engine,diagnoza,poročilo,napaka,različica,gpu,cuda,pomnilnik,disk,okolje</translation>
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
    <name>ChoicesBox</name>
    <message>
        <source>Computing on</source>
        <translation>Računanje na</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Pregledovanje računalnika …</translation>
    </message>
</context>
<context>
    <name>CleanMaskAlgorithm</name>
    <message>
        <source>Clean mask</source>
        <translation>Očisti masko</translation>
    </message>
    <message>
        <source>Removes patches that are too small for a parcel from a predicted mask, and fills small holes.

The mask itself stays as it is. Patches go first: what they leave counts to the hole around them. Pixels that touch at a corner are one patch, so that narrow parcels drawn aslant stay whole. Holes hang together by edges alone; those that touch nodata or the edge of the raster are left, since nobody knows how they go on. Works in strips, so the mask may be a mosaic of a whole country.</source>
        <translation>Iz napovedane maske odstrani zaplate, ki so za parcelo premajhne, in zapolni majhne luknje.

Maska sama ostane, kakršna je. Najprej gredo zaplate: kar ostane za njimi, šteje k luknji okoli njih. Piksli, ki se dotikajo v vogalu, so ena zaplata, zato ozke poševne parcele ostanejo cele. Luknje se držijo skupaj samo po robovih; tiste, ki se dotikajo pikslov brez podatkov ali roba rastra, ostanejo, saj se ne ve, kako se nadaljujejo. Dela po pasovih, zato je maska lahko mozaik cele države.</translation>
    </message>
    <message>
        <source>mask,sieve,clean,minimum mapping unit,speckle,noise,hole,fill,patch,post-processing,cultivated</source>
        <translation>maska,sito,čiščenje,najmanjša kartirna enota,šum,luknja,zapolnitev,zaplata,naknadna obdelava,obdelano</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maska</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255: a GeoTIFF, or a virtual raster (VRT) of GeoTIFFs.</source>
        <translation>1 obdelano, 0 ne, brez podatkov 255: GeoTIFF ali navidezni raster (VRT) iz GeoTIFF-ov.</translation>
    </message>
    <message>
        <source>Minimum area of a parcel (m²)</source>
        <translation>Najmanjša površina parcele (m²)</translation>
    </message>
    <message>
        <source>Patches with less become not cultivated. 250 are 40 pixels of 2.5 m. 0 leaves all.</source>
        <translation>Manjše zaplate postanejo neobdelane. 250 je 40 pikslov po 2,5 m. 0 pusti vse.</translation>
    </message>
    <message>
        <source>Fill holes smaller than (m²)</source>
        <translation>Zapolni luknje, manjše od (m²)</translation>
    </message>
    <message>
        <source>Holes with less become cultivated. 100 are 16 pixels of 2.5 m. 0 leaves all.</source>
        <translation>Manjše luknje postanejo obdelane. 100 je 16 pikslov po 2,5 m. 0 pusti vse.</translation>
    </message>
    <message>
        <source>Cleaned mask</source>
        <translation>Očiščena maska</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255, with the metadata of the mask and what was cleaned.</source>
        <translation>1 obdelano, 0 ne, brez podatkov 255, z metapodatki maske in tem, kar je bilo očiščeno.</translation>
    </message>
    <message>
        <source>Removed patches</source>
        <translation>Odstranjene zaplate</translation>
    </message>
    <message>
        <source>Number of patches that became not cultivated.</source>
        <translation>Število zaplat, ki so postale neobdelane.</translation>
    </message>
    <message>
        <source>Removed area (ha)</source>
        <translation>Odstranjena površina (ha)</translation>
    </message>
    <message>
        <source>Their area.</source>
        <translation>Njihova površina.</translation>
    </message>
    <message>
        <source>Filled holes</source>
        <translation>Zapolnjene luknje</translation>
    </message>
    <message>
        <source>Number of holes that became cultivated.</source>
        <translation>Število lukenj, ki so postale obdelane.</translation>
    </message>
    <message>
        <source>Filled area (ha)</source>
        <translation>Zapolnjena površina (ha)</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Obdelana površina (ha)</translation>
    </message>
    <message>
        <source>Area of the cleaned mask&apos;s ones.</source>
        <translation>Površina enic očiščene maske.</translation>
    </message>
    <message>
        <source>Both areas are 0, so nothing would be cleaned: give at least one of them.</source>
        <translation>Obe površini sta 0, zato se ne bi nič očistilo: podajte vsaj eno.</translation>
    </message>
</context>
<context>
    <name>ClearSkyMaskAlgorithm</name>
    <message>
        <source>Clear-sky mask</source>
        <translation>Maska jasnega neba</translation>
    </message>
    <message>
        <source>Maps where each date of a season was observed and is clear, a band a date.

Try the cloud probability and the buffer here and look at the result over the images before you use them in other algorithms. The layer plays in the temporal controller: each band stays until the next date.</source>
        <translation>Kartira, kje je bilo na vsak datum sezone opazovano in kje je jasno, en kanal na datum.

Tu preskusite verjetnost oblakov in pas okoli njih ter si rezultat oglejte nad posnetki, preden ju uporabite v drugih algoritmih. Sloj je mogoče predvajati s časovnim nadzornikom: vsak kanal ostane do naslednjega datuma.</translation>
    </message>
    <message>
        <source>season,sentinel-2,cloud,mask,scl,s2cloudless,clear,shadow,buffer,valid</source>
        <translation>sezona,sentinel-2,oblak,maska,scl,s2cloudless,jasno,senca,pas,veljavno</translation>
    </message>
    <message>
        <source>Clear sky</source>
        <translation>Jasno nebo</translation>
    </message>
    <message>
        <source>1 clear, 0 hidden by clouds, shadows or snow, 255 not observed; the date describes each band.</source>
        <translation>1 jasno, 0 zakrito z oblaki, sencami ali snegom, 255 neopazovano; vsak kanal je opisan z datumom.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumi</translation>
    </message>
    <message>
        <source>Number of bands of the raster.</source>
        <translation>Število kanalov rastra.</translation>
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
    <name>Command</name>
    <message>
        <source>Confirmed</source>
        <translation>Potrjeno</translation>
    </message>
    <message>
        <source>Review parcels: confirmed</source>
        <translation>Pregled parcel: potrjeno</translation>
    </message>
    <message>
        <source>The declaration is right: the parcel is what it is declared to be</source>
        <translation>Prijava je pravilna: parcela je to, kar je prijavljeno</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Spremenjeno</translation>
    </message>
    <message>
        <source>Review parcels: changed</source>
        <translation>Pregled parcel: spremenjeno</translation>
    </message>
    <message>
        <source>The declaration is wrong: say the right class, or draw the right outline</source>
        <translation>Prijava je napačna: povejte pravi razred ali narišite pravi obris</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Nejasno</translation>
    </message>
    <message>
        <source>Review parcels: inconclusive</source>
        <translation>Pregled parcel: nejasno</translation>
    </message>
    <message>
        <source>The images do not tell; the parcel is kept out of training and scores</source>
        <translation>Posnetki ne povedo dovolj; parcela se ne uporabi ne za učenje ne za oceno</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Razveljavi</translation>
    </message>
    <message>
        <source>Review parcels: undo the last decision</source>
        <translation>Pregled parcel: razveljavi zadnjo odločitev</translation>
    </message>
    <message>
        <source>Take your last decision back and return to its parcel</source>
        <translation>Prekliče vašo zadnjo odločitev in se vrne na njeno parcelo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Naprej</translation>
    </message>
    <message>
        <source>Review parcels: next parcel</source>
        <translation>Pregled parcel: naslednja parcela</translation>
    </message>
    <message>
        <source>Next parcel</source>
        <translation>Naslednja parcela</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Nazaj</translation>
    </message>
    <message>
        <source>Review parcels: previous parcel</source>
        <translation>Pregled parcel: prejšnja parcela</translation>
    </message>
    <message>
        <source>Previous parcel</source>
        <translation>Prejšnja parcela</translation>
    </message>
    <message>
        <source>Next unreviewed</source>
        <translation>Naslednja nepregledana</translation>
    </message>
    <message>
        <source>Review parcels: next unreviewed parcel</source>
        <translation>Pregled parcel: naslednja nepregledana parcela</translation>
    </message>
    <message>
        <source>Next parcel that nobody has decided on</source>
        <translation>Naslednja parcela, o kateri še nihče ni odločil</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Pojdi na</translation>
    </message>
    <message>
        <source>Review parcels: go to a parcel</source>
        <translation>Pregled parcel: pojdi na parcelo</translation>
    </message>
    <message>
        <source>Type the identifier of a parcel and press Enter</source>
        <translation>Vpišite oznako parcele in pritisnite Enter</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Preblisk</translation>
    </message>
    <message>
        <source>Review parcels: flicker (hold)</source>
        <translation>Pregled parcel: preblisk (držite)</translation>
    </message>
    <message>
        <source>While held, view 1 shows what view 2 shows</source>
        <translation>Dokler držite, pogled 1 kaže to, kar pogled 2</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Zavesa</translation>
    </message>
    <message>
        <source>Review parcels: swipe</source>
        <translation>Pregled parcel: zavesa</translation>
    </message>
    <message>
        <source>A handle over view 1 reveals what view 2 shows</source>
        <translation>Ročica čez pogled 1 odkriva to, kar kaže pogled 2</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Prilagodi</translation>
    </message>
    <message>
        <source>Review parcels: fit the views to the parcel</source>
        <translation>Pregled parcel: prilagodi pogleda parceli</translation>
    </message>
    <message>
        <source>Fit the views to each parcel instead of a fixed scale</source>
        <translation>Prilagodi pogleda vsaki parceli namesto stalnega merila</translation>
    </message>
    <message>
        <source>Mask outline</source>
        <translation>Obris maske</translation>
    </message>
    <message>
        <source>Review parcels: outline of the mask</source>
        <translation>Pregled parcel: obris maske</translation>
    </message>
    <message>
        <source>Draw the border of the cultivated land in the map over both views</source>
        <translation>Čez oba pogleda nariše mejo obdelanih zemljišč na karti</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Prej</translation>
    </message>
    <message>
        <source>Review parcels: earlier clear date</source>
        <translation>Pregled parcel: prejšnji jasni datum</translation>
    </message>
    <message>
        <source>The clear date before the one shown</source>
        <translation>Jasni datum pred prikazanim</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Pozneje</translation>
    </message>
    <message>
        <source>Review parcels: later clear date</source>
        <translation>Pregled parcel: naslednji jasni datum</translation>
    </message>
    <message>
        <source>The clear date after the one shown</source>
        <translation>Jasni datum za prikazanim</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Opomba</translation>
    </message>
    <message>
        <source>Review parcels: write a comment</source>
        <translation>Pregled parcel: napiši opombo</translation>
    </message>
    <message>
        <source>Go to the line of the comment; Escape leaves it</source>
        <translation>Skoči v vrstico opombe; Escape jo zapusti</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Razred</translation>
    </message>
    <message>
        <source>Review parcels: choose the corrected class</source>
        <translation>Pregled parcel: izberi popravljeni razred</translation>
    </message>
    <message>
        <source>Go to the corrected class; Escape leaves it</source>
        <translation>Skoči na popravljeni razred; Escape ga zapusti</translation>
    </message>
    <message>
        <source>Draw outline</source>
        <translation>Nariši obris</translation>
    </message>
    <message>
        <source>Review parcels: draw the corrected outline</source>
        <translation>Pregled parcel: nariši popravljeni obris</translation>
    </message>
    <message>
        <source>Draw the right outline in QGIS&apos;s map; a right click ends it. The map stays as it is</source>
        <translation>Pravi obris narišite na karti QGIS; desni klik ga zaključi. Napovedana karta ostane, kot je</translation>
    </message>
</context>
<context>
    <name>CreateBoxGridAlgorithm</name>
    <message>
        <source>Create box grid</source>
        <translation>Ustvari mrežo območij</translation>
    </message>
    <message>
        <source>Covers an area with square boxes, each the place of one season, and parts them into train, validation and test.

The edges lie on multiples of 10 m, as the pixels of Sentinel-2 do in its UTM zones. Boxes that the area does not meet are left out; the rest are named box-0001 and so on, from the north-west to the south-east.

Neighbouring boxes show the same fields and the same weather, so whole blocks of boxes go to one part. The same area, sizes and seed give the same parts at any time.

The downloads take the grid, or the boxes selected in it; &apos;Refresh box status&apos; shows how far each is.</source>
        <translation>Prekrije ozemlje s kvadratnimi območji, od katerih je vsako kraj ene sezone, in jih razdeli na učenje, validacijo in test (train, validation, test).

Robovi ležijo na večkratnikih 10 m, tako kot piksli Sentinela-2 v njegovih conah UTM. Območja, ki se ozemlja ne dotikajo, se izpustijo; druga dobijo imena box-0001 in tako naprej, od severozahoda proti jugovzhodu.

Sosednja območja kažejo iste njive in isto vreme, zato gredo v isti del celi bloki območij. Isto ozemlje, velikosti in seme dajo vedno iste dele.

Prenosi vzamejo mrežo ali v njej izbrana območja; »Osveži stanje območij« pokaže, kako daleč je katero.</translation>
    </message>
    <message>
        <source>grid,boxes,tiles,fishnet,utm,split,train,validation,test,cross-validation,sentinel-2,patches</source>
        <translation>mreža,grid,območja,ploščice,fishnet,utm,delitev,učenje,validacija,test,navzkrižna validacija,sentinel-2,izseki</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Ozemlje</translation>
    </message>
    <message>
        <source>Polygons in any coordinate reference system. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Poligoni v kateremkoli koordinatnem referenčnem sistemu. Za uporabo izbora obkljukajte »samo izbrani objekti«.</translation>
    </message>
    <message>
        <source>Extent, in place of an area</source>
        <translation>Obseg namesto ozemlja</translation>
    </message>
    <message>
        <source>Drawn on the map, or taken from a layer.</source>
        <translation>Narisan na karti ali vzet iz sloja.</translation>
    </message>
    <message>
        <source>Side of a box (m)</source>
        <translation>Stranica območja (m)</translation>
    </message>
    <message>
        <source>A multiple of 10 m. 5000 in the challenge: 500 x 500 pixels.</source>
        <translation>Večkratnik 10 m. V tekmovanju 5000: 500 x 500 pikslov.</translation>
    </message>
    <message>
        <source>UTM zone of the boxes</source>
        <translation>Cona UTM območij</translation>
    </message>
    <message>
        <source>Leave it empty for the zone of the middle of the area. Another CRS in true metres works too, but then images are resampled.</source>
        <translation>Pustite prazno za cono, v kateri je sredina ozemlja. Deluje tudi drug koordinatni sistem v pravih metrih, vendar se posnetki takrat prevzorčijo.</translation>
    </message>
    <message>
        <source>Boxes to validate (%)</source>
        <translation>Območja za validacijo (%)</translation>
    </message>
    <message>
        <source>Boxes to test (%)</source>
        <translation>Območja za test (%)</translation>
    </message>
    <message>
        <source>About this share; the rest is to train.</source>
        <translation>Približno ta delež; preostanek je za učenje.</translation>
    </message>
    <message>
        <source>Side of a block (boxes)</source>
        <translation>Stranica bloka (območja)</translation>
    </message>
    <message>
        <source>Boxes of a block stay in one part. Larger blocks keep the parts further from each other.</source>
        <translation>Območja enega bloka ostanejo v istem delu. Pri večjih blokih so deli dlje drug od drugega.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Another seed parts the boxes differently.</source>
        <translation>Drugo seme razdeli območja drugače.</translation>
    </message>
    <message>
        <source>Align to multiples of the size</source>
        <translation>Poravnaj na večkratnike velikosti</translation>
    </message>
    <message>
        <source>Puts the edges on multiples of the side, so that grids of neighbouring areas fit each other. Otherwise the grid begins at the south-western corner of the area.</source>
        <translation>Robove postavi na večkratnike stranice, tako da se mreže sosednjih ozemelj ujemajo. Sicer se mreža začne v jugozahodnem kotu ozemlja.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>Polygons with the fields name, split, status, dates and valid_share.</source>
        <translation>Poligoni s polji name, split, status, dates in valid_share.</translation>
    </message>
    <message>
        <source>Number of boxes</source>
        <translation>Število območij</translation>
    </message>
    <message>
        <source>All of them.</source>
        <translation>Vseh skupaj.</translation>
    </message>
    <message>
        <source>Boxes to train</source>
        <translation>Območja za učenje</translation>
    </message>
    <message>
        <source>Boxes for validation</source>
        <translation>Območja za validacijo</translation>
    </message>
    <message>
        <source>Boxes for the test</source>
        <translation>Območja za test</translation>
    </message>
    <message>
        <source>Of these, as many.</source>
        <translation>Od teh toliko.</translation>
    </message>
    <message>
        <source>Give either an area or an extent.</source>
        <translation>Podajte bodisi ozemlje bodisi obseg.</translation>
    </message>
    <message>
        <source>The side of a box is {size} m, but must be a multiple of {pixel} m: choose {near}.</source>
        <translation>Stranica območja meri {size} m, biti pa mora večkratnik {pixel} m: izberite {near}.</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; has no coordinate reference system: set the one it was made in.</source>
        <translation>Ozemlje »{area}« nima koordinatnega referenčnega sistema: nastavite tistega, v katerem je nastalo.</translation>
    </message>
    <message>
        <source>The boxes lie in the UTM zone {crs}.</source>
        <translation>Območja ležijo v coni UTM {crs}.</translation>
    </message>
    <message>
        <source>10 m of {crs} are not 10 m on the ground in &apos;{area}&apos;: choose its UTM zone {zone}.</source>
        <translation>10 m v sistemu {crs} na tleh ozemlja »{area}« ni 10 m: izberite njegovo cono UTM {zone}.</translation>
    </message>
    <message>
        <source>Images of Sentinel-2 come in UTM, here {zone}; they will be resampled to {crs}.</source>
        <translation>Posnetki Sentinel-2 so v sistemu UTM, tu {zone}; prevzorčili se bodo v {crs}.</translation>
    </message>
    <message>
        <source>{total} boxes in {crs}: {train} to train, {validation} to validate, {test} to test.</source>
        <translation>Število območij v {crs} je {total}: {train} za učenje, {validation} za validacijo, {test} za test.</translation>
    </message>
    <message>
        <source>No block of boxes is small enough for the share of &apos;{part}&apos;, so that part is empty: choose a smaller block, smaller boxes or a larger share.</source>
        <translation>Noben blok območij ni dovolj majhen za delež »{part}«, zato je ta del prazen: izberite manjši blok, manjša območja ali večji delež.</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of loss and score</source>
        <translation>Krivulji izgube in ocene</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Predict cultivated land…</source>
        <translation>Napovej obdelana zemljišča …</translation>
    </message>
    <message>
        <source>Map cultivated land at 2.5 m from a season of Sentinel-2.</source>
        <translation>Iz sezone Sentinel-2 izdela karto obdelanih zemljišč pri 2,5 m.</translation>
    </message>
    <message>
        <source>Parcel agreement…</source>
        <translation>Ujemanje parcel …</translation>
    </message>
    <message>
        <source>Compare a map with the register, parcel by parcel.</source>
        <translation>Primerja karto z registrom, parcelo za parcelo.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modeli …</translation>
    </message>
    <message>
        <source>The models that are there: what they need, were trained on and score.</source>
        <translation>Modeli, ki so na voljo: kaj potrebujejo, na čem so se učili in kako so ocenjeni.</translation>
    </message>
    <message>
        <source>Training monitor…</source>
        <translation>Spremljanje učenja …</translation>
    </message>
    <message>
        <source>Follow a training: its curves, the time left, and ending it with the best weights.</source>
        <translation>Spremlja učenje: krivulje, preostali čas in konec z najboljšimi utežmi.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Nastavi …</translation>
    </message>
    <message>
        <source>The state of the engine; builds, repairs and removes it.</source>
        <translation>Stanje pogona; zgradi, popravi in odstrani ga.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Nastavitve …</translation>
    </message>
    <message>
        <source>Show the algorithms in the toolbox</source>
        <translation>Pokaži algoritme v orodjarni</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Uporabniški priročnik</translation>
    </message>
    <message>
        <source>Pause Furrow&apos;s jobs</source>
        <translation>Začasno ustavi opravila Furrowa</translation>
    </message>
    <message>
        <source>While ticked, every running job waits at its next step and keeps what it has; transfers under way are finished first. Untick it to go on.</source>
        <translation>Dokler je obkljukano, vsako opravilo, ki teče, počaka na naslednjem koraku in obdrži, kar ima; začeti prenosi se prej končajo. Za nadaljevanje odstranite kljukico.</translation>
    </message>
    <message>
        <source>New map sheet…</source>
        <translation>Nov kartni list …</translation>
    </message>
    <message>
        <source>Lay out the active prediction for printing, with grid, legend and what it was made of.</source>
        <translation>Aktivno napoved pripravi za tisk, z mrežo, legendo in navedbo, iz česa je narejena.</translation>
    </message>
</context>
<context>
    <name>DownloadSTACAlgorithm</name>
    <message>
        <source>Download seasons from an open archive</source>
        <translation>Prenesi sezone iz odprtega arhiva</translation>
    </message>
    <message>
        <source>Fetches the Sentinel-2 L2A images of boxes from an archive that anybody may read, a season a box. No account is needed.

Only the parts of the files that lie in the boxes are read. Bands of 20 m and 60 m are resampled by nearest neighbour, and the offset of processing baseline 04.00 is noted. Clouds are judged by the scene classification SCL.

You may cancel, lose the connection or close QGIS: what came stays, and a second run with the same values fetches only what is missing.</source>
        <translation>Prenese posnetke Sentinel-2 L2A za območja iz arhiva, ki ga sme brati vsakdo, eno sezono na območje. Uporabniški račun ni potreben.

Berejo se samo deli datotek, ki ležijo v območjih. Kanali z 20 m in 60 m se prevzorčijo z najbližjim sosedom, zamik obdelave različice 04.00 pa se zabeleži. Oblaki se presojajo po klasifikaciji scene SCL.

Lahko prekličete, izgubite povezavo ali zaprete QGIS: kar je prispelo, ostane, drugi zagon z istimi vrednostmi pa prenese samo, kar manjka.</translation>
    </message>
    <message>
        <source>stac,cog,earth search,aws,planetary computer,digital earth africa,sentinel-2,download,season,free,open</source>
        <translation>stac,cog,earth search,aws,planetary computer,digital earth africa,sentinel-2,prenos,prenesti,download,sezona,brezplačno,odprto</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arhiv</translation>
    </message>
    <message>
        <source>earth-search: Element 84 on AWS, the whole world since 2015. earth-search-c1: the same, processed anew as Collection 1. planetary-computer: Microsoft. digital-earth-africa: Africa. custom: the address and collection below.</source>
        <translation>earth-search: Element 84 na AWS, ves svet od leta 2015. earth-search-c1: isto, na novo obdelano kot Collection 1. planetary-computer: Microsoft. digital-earth-africa: Afrika. custom: spodnji naslov in zbirka.</translation>
    </message>
    <message>
        <source>Address of a custom archive</source>
        <translation>Naslov arhiva po meri</translation>
    </message>
    <message>
        <source>Its STAC API, such as https://stac.example.org/v1.</source>
        <translation>Njegov API STAC, na primer https://stac.example.org/v1.</translation>
    </message>
    <message>
        <source>Collection of a custom archive</source>
        <translation>Zbirka arhiva po meri</translation>
    </message>
    <message>
        <source>Its name there, such as sentinel-2-l2a.</source>
        <translation>Njeno ime tam, na primer sentinel-2-l2a.</translation>
    </message>
    <message>
        <source>An address or a collection is given, but the archive is not custom: choose custom, or leave them empty.</source>
        <translation>Podan je naslov ali zbirka, arhiv pa ni custom: izberite custom ali ju pustite prazna.</translation>
    </message>
    <message>
        <source>a custom archive</source>
        <translation>arhiva po meri</translation>
    </message>
    <message>
        <source>The custom archive lacks its collection: name it, such as sentinel-2-l2a.</source>
        <translation>Arhivu po meri manjka zbirka: navedite jo, na primer sentinel-2-l2a.</translation>
    </message>
</context>
<context>
    <name>DownloadSentinelHubAlgorithm</name>
    <message>
        <source>Download seasons from Sentinel Hub</source>
        <translation>Prenesi sezone s Sentinel Huba</translation>
    </message>
    <message>
        <source>Fetches the Sentinel-2 L2A images of boxes from Sentinel Hub, a season a box. Make a dry run first: it tells the dates and what they cost.

The defaults are those of the Enhanced Sentinel-2 Agriculture challenge. You need an OAuth client: register one in the dashboard of Copernicus Data Space or Sentinel Hub and keep it in QGIS under Settings &gt; Options &gt; Authentication, as a Basic configuration with the client&apos;s id as user name and its secret as password.

You may cancel, lose the connection or close QGIS: what came stays, and a second run with the same values fetches only what is missing.</source>
        <translation>Prenese posnetke Sentinel-2 L2A za območja s Sentinel Huba, eno sezono na območje. Najprej naredite poskusni zagon: pove datume in koliko stanejo.

Privzete vrednosti so tiste iz tekmovanja Enhanced Sentinel-2 Agriculture. Potrebujete odjemalca OAuth: registrirajte ga na nadzorni plošči Copernicus Data Space ali Sentinel Huba in ga v QGIS-u shranite pod Nastavitve &gt; Možnosti &gt; Overjanje (Settings &gt; Options &gt; Authentication) kot konfiguracijo načina Basic, z identifikatorjem (id) odjemalca kot uporabniškim imenom in njegovo skrivnostjo (secret) kot geslom.

Lahko prekličete, izgubite povezavo ali zaprete QGIS: kar je prispelo, ostane, drugi zagon z istimi vrednostmi pa prenese samo, kar manjka.</translation>
    </message>
    <message>
        <source>sentinel hub,copernicus,cdse,sentinel-2,download,season,process api,catalog,processing units</source>
        <translation>sentinel hub,copernicus,cdse,sentinel-2,prenos,prenesti,download,sezona,process api,catalog,procesne enote</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Končna točka</translation>
    </message>
    <message>
        <source>copernicus: Copernicus Data Space. commercial: services.sentinel-hub.com. custom: the addresses that you give below.</source>
        <translation>copernicus: Copernicus Data Space. commercial: services.sentinel-hub.com. custom: naslova, ki ju podate spodaj.</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>Odjemalec OAuth</translation>
    </message>
    <message>
        <source>A configuration of QGIS&apos;s authentication database, of the method Basic or OAuth2. Its content goes to the engine and nowhere else.</source>
        <translation>Konfiguracija iz QGIS-ove podatkovne baze overjanja, načina Basic ali OAuth2. Njena vsebina gre v pogon in nikamor drugam.</translation>
    </message>
    <message>
        <source>Resampling of the 20 m and 60 m bands</source>
        <translation>Prevzorčenje kanalov z 20 m in 60 m</translation>
    </message>
    <message>
        <source>NEAREST in the challenge; it keeps every number as it was measured.</source>
        <translation>V tekmovanju NEAREST; vsako število ohrani takšno, kot je bilo izmerjeno.</translation>
    </message>
    <message>
        <source>Fetch the cloud masks CLM and CLP</source>
        <translation>Prenesi maski oblakov CLM in CLP</translation>
    </message>
    <message>
        <source>Where the endpoint offers them; the scene classification SCL comes in any case.</source>
        <translation>Kjer ju končna točka ponuja; klasifikacija scene SCL se prenese v vsakem primeru.</translation>
    </message>
    <message>
        <source>Address of a custom endpoint</source>
        <translation>Naslov končne točke po meri</translation>
    </message>
    <message>
        <source>What comes before /api/v1/process, such as https://services-uswest2.sentinel-hub.com.</source>
        <translation>Kar stoji pred /api/v1/process, na primer https://services-uswest2.sentinel-hub.com.</translation>
    </message>
    <message>
        <source>Address of its tokens</source>
        <translation>Naslov njenih žetonov</translation>
    </message>
    <message>
        <source>Where a token is asked for with the OAuth client.</source>
        <translation>Kjer se z odjemalcem OAuth zahteva žeton.</translation>
    </message>
    <message>
        <source>a custom endpoint</source>
        <translation>končne točke po meri</translation>
    </message>
    <message>
        <source>its tokens</source>
        <translation>njenih žetonov</translation>
    </message>
    <message>
        <source>Addresses are given, but the endpoint is not custom: choose custom, or leave them empty.</source>
        <translation>Podana sta naslova, končna točka pa ni custom: izberite custom ali ju pustite prazna.</translation>
    </message>
</context>
<context>
    <name>ExamplePages</name>
    <message>
        <source>Example maps</source>
        <translation>Zgledi karte</translation>
    </message>
    <message>
        <source>This training left no examples.</source>
        <translation>To učenje ni pustilo zgledov.</translation>
    </message>
    <message>
        <source>Example maps appear after the first validation.
A training that keeps no area for validation has none.</source>
        <translation>Zgledi karte se pokažejo po prvi validaciji.
Učenje, ki za validacijo ne prihrani ničesar, jih nima.</translation>
    </message>
    <message>
        <source>No part of the area kept for validation is both scored and seen.</source>
        <translation>Noben del območja, prihranjenega za validacijo, ni hkrati ocenjen in viden.</translation>
    </message>
</context>
<context>
    <name>ExportONNXAlgorithm</name>
    <message>
        <source>Export model to ONNX</source>
        <translation>Izvozi model v ONNX</translation>
    </message>
    <message>
        <source>Writes a model as one ONNX file, for programs that know ONNX and not Furrow.

The file takes surface reflectance, a mask of what is clear, and the days of the year; it gives the probability of cultivated land at 2.5 m. The normalisation of the bands is part of it. Window and number of dates are fixed when it is written: a season of fewer dates is filled up with dates that are clear nowhere. Plugins that hand a single image to a model, such as Deepness, can read what the file says about itself but cannot run it.</source>
        <translation>Zapiše model kot eno datoteko ONNX, za programe, ki poznajo ONNX in ne Furrowa.

Datoteka sprejme odbojnost površja, masko tega, kar je jasno, in dneve v letu; vrne verjetnost obdelanega zemljišča z ločljivostjo 2,5 m. Normalizacija kanalov je njen del. Okno in število datumov se določita ob zapisu: sezona z manj datumi se dopolni z datumi, ki niso nikjer jasni. Vtičniki, ki modelu podajo en sam posnetek, na primer Deepness, lahko preberejo, kaj datoteka pove o sebi, pognati pa je ne morejo.</translation>
    </message>
    <message>
        <source>model,onnx,export,convert,onnxruntime,deepness,network,weights</source>
        <translation>model,onnx,izvoz,izvoziti,pretvoriti,pretvorba,onnxruntime,deepness,mreža,uteži</translation>
    </message>
    <message>
        <source>Window (pixels of 10 m)</source>
        <translation>Okno (piksli po 10 m)</translation>
    </message>
    <message>
        <source>Side of the square that the file takes. Only pixels farther from its edge than the margin, which the result tells, are as good as Furrow&apos;s own.</source>
        <translation>Stranica kvadrata, ki ga sprejme datoteka. Samo piksli, ki so od njegovega roba dlje, kot je širok rob, naveden v rezultatu, so enako dobri kot pri Furrowu samem.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumi</translation>
    </message>
    <message>
        <source>The most dates that a season may have. Each costs time and memory in every run, used or not.</source>
        <translation>Največ datumov, kolikor jih sezona sme imeti. Vsak ob vsakem zagonu stane čas in pomnilnik, uporabljen ali ne.</translation>
    </message>
    <message>
        <source>ONNX file</source>
        <translation>Datoteka ONNX</translation>
    </message>
    <message>
        <source>The file to write. It is opened again and checked before it is put in its place.</source>
        <translation>Datoteka, ki naj se zapiše. Preden pride na svoje mesto, se znova odpre in preveri.</translation>
    </message>
    <message>
        <source>Version of the operators</source>
        <translation>Različica operatorjev</translation>
    </message>
    <message>
        <source>The ONNX opset that a program must know.</source>
        <translation>Nabor operatorjev ONNX (opset), ki ga mora program poznati.</translation>
    </message>
    <message>
        <source>Margin (pixels of 10 m)</source>
        <translation>Rob (piksli po 10 m)</translation>
    </message>
    <message>
        <source>How far around a pixel the network looks.</source>
        <translation>Kako daleč okoli piksla mreža gleda.</translation>
    </message>
    <message>
        <source>Size (MB)</source>
        <translation>Velikost (MB)</translation>
    </message>
    <message>
        <source>Size of the file in millions of bytes.</source>
        <translation>Velikost datoteke v milijonih bajtov.</translation>
    </message>
</context>
<context>
    <name>ExportReviewedParcelsAlgorithm</name>
    <message>
        <source>Export reviewed parcels</source>
        <translation>Izvozi pregledane parcele</translation>
    </message>
    <message>
        <source>Writes the parcels of an agreement as their review left them, to train on.

Confirmed parcels are what was declared; confirmed fields of the map are cultivated. Changed parcels get their corrected class and the outline that was drawn. Inconclusive ones, and changed ones without class and outline, get the status not_declared, which is never scored.

Hand the result to &apos;Reference and weights from parcels&apos; with status as the class, cultivated as the cultivated class and not_declared as the class that is not declared; then train a model further on it.</source>
        <translation>Zapiše parcele ujemanja tako, kot jih je pustil pregled, za učenje.

Potrjene parcele so to, kar je bilo prijavljeno; potrjena polja karte so obdelana. Spremenjene parcele dobijo popravljeni razred in narisani obris. Nejasne in tiste spremenjene, ki nimajo ne razreda ne obrisa, dobijo stanje not_declared, ki se nikoli ne ocenjuje.

Rezultat podajte algoritmu »Referenca in uteži iz parcel« s status kot razredom, cultivated kot obdelanim razredom in not_declared kot razredom, ki ni prijavljen; nato model na njem učite naprej.</translation>
    </message>
    <message>
        <source>review,parcels,decisions,corrections,outcome,lpis,training,fine-tune,reference</source>
        <translation>pregled,parcele,odločitve,popravki,obris,izid,lpis,gerk,učenje,dodatno učenje,referenca</translation>
    </message>
    <message>
        <source>Parcel agreement</source>
        <translation>Ujemanje parcel</translation>
    </message>
    <message>
        <source>The result of &apos;Parcel agreement&apos;, or either of its layers.</source>
        <translation>Rezultat algoritma »Ujemanje parcel« ali eden od njegovih slojev.</translation>
    </message>
    <message>
        <source>Review file</source>
        <translation>Datoteka pregleda</translation>
    </message>
    <message>
        <source>The file of the decisions. Leave it empty for the one beside the agreement.</source>
        <translation>Datoteka z odločitvami. Pustite prazno za tisto ob ujemanju.</translation>
    </message>
    <message>
        <source>Parcels without a decision count as declared</source>
        <translation>Parcele brez odločitve veljajo, kot so prijavljene</translation>
    </message>
    <message>
        <source>If not, they get the status not_declared, so that nothing is learnt or scored there.</source>
        <translation>Sicer dobijo stanje not_declared, zato se tam nič ne uči in ne ocenjuje.</translation>
    </message>
    <message>
        <source>Corrected classes that are cultivated</source>
        <translation>Popravljeni razredi, ki so obdelani</translation>
    </message>
    <message>
        <source>Parted by commas. Needed for classes that no declared parcel has; the others are known from the agreement.</source>
        <translation>Ločeni z vejicami. Potrebni za razrede, ki jih nima nobena prijavljena parcela; drugi so znani iz ujemanja.</translation>
    </message>
    <message>
        <source>Corrected classes that are not cultivated</source>
        <translation>Popravljeni razredi, ki niso obdelani</translation>
    </message>
    <message>
        <source>Parted by commas, for the same purpose.</source>
        <translation>Ločeni z vejicami, z istim namenom.</translation>
    </message>
    <message>
        <source>Reviewed parcels</source>
        <translation>Pregledane parcele</translation>
    </message>
    <message>
        <source>The parcels with class, status, outcome, and who decided when and why.</source>
        <translation>Parcele z razredom, stanjem, izidom in tem, kdo je kdaj in zakaj odločil.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>Number of parcels written.</source>
        <translation>Število zapisanih parcel.</translation>
    </message>
    <message>
        <source>Confirmed parcels</source>
        <translation>Potrjene parcele</translation>
    </message>
    <message>
        <source>Of these, confirmed.</source>
        <translation>Od teh potrjene.</translation>
    </message>
    <message>
        <source>Changed parcels</source>
        <translation>Spremenjene parcele</translation>
    </message>
    <message>
        <source>Of these, with a corrected class or outline.</source>
        <translation>Od teh s popravljenim razredom ali obrisom.</translation>
    </message>
    <message>
        <source>Inconclusive parcels</source>
        <translation>Nejasne parcele</translation>
    </message>
    <message>
        <source>Of these, inconclusive.</source>
        <translation>Od teh nejasne.</translation>
    </message>
    <message>
        <source>Unclear parcels</source>
        <translation>Nedoločene parcele</translation>
    </message>
    <message>
        <source>Of these, changed, but neither a class nor an outline says to what.</source>
        <translation>Od teh spremenjene, a ne razred ne obris ne povesta, v kaj.</translation>
    </message>
    <message>
        <source>Parcels without a decision</source>
        <translation>Parcele brez odločitve</translation>
    </message>
    <message>
        <source>Of these, not reviewed.</source>
        <translation>Od teh nepregledane.</translation>
    </message>
    <message>
        <source>Fields of the map</source>
        <translation>Polja s karte</translation>
    </message>
    <message>
        <source>Of these, fields that nobody declared.</source>
        <translation>Od teh polja, ki jih nihče ni prijavil.</translation>
    </message>
    <message>
        <source>The class &apos;{name}&apos; is named both as cultivated and as not cultivated: decide for one.</source>
        <translation>Razred »{name}« je naveden kot obdelan in kot neobdelan: odločite se za eno.</translation>
    </message>
    <message>
        <source>The agreement cannot be opened: choose the result of &apos;Parcel agreement&apos;.</source>
        <translation>Ujemanja ni mogoče odpreti: izberite rezultat algoritma »Ujemanje parcel«.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no GeoPackage: choose the result of &apos;Parcel agreement&apos;.</source>
        <translation>Sloj »{name}« ni GeoPackage: izberite rezultat algoritma »Ujemanje parcel«.</translation>
    </message>
    <message>
        <source>There is no review file &apos;{path}&apos;: review parcels first, or choose the file.</source>
        <translation>Datoteke pregleda »{path}« ni: najprej preglejte parcele ali izberite datoteko.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>Izvajanje je bilo preklicano.</translation>
    </message>
    <message>
        <source>{reviewed} reviewed parcels and {others} without a decision were written.</source>
        <translation>Zapisane parcele: pregledane {reviewed}, brez odločitve {others}.</translation>
    </message>
    <message>
        <source>{count} parcels lie elsewhere than those of the same identifier that were reviewed: those decisions do not count.</source>
        <translation>Parcele, ki ležijo drugje kot pregledane parcele z isto oznako: {count}. Tiste odločitve zanje ne veljajo.</translation>
    </message>
    <message>
        <source>{count} parcels were changed, but have neither a corrected class nor a drawn outline. They count as not declared.</source>
        <translation>Spremenjene parcele brez popravljenega razreda in brez narisanega obrisa: {count}. Veljajo za neprijavljene.</translation>
    </message>
</context>
<context>
    <name>ExportSubmissionAlgorithm</name>
    <message>
        <source>Export challenge submission</source>
        <translation>Izvozi oddajo za izziv</translation>
    </message>
    <message>
        <source>Packs predictions as the Enhanced Sentinel-2 Agriculture challenge wants them: eopatch-NN.tif for each box, in a zip or tar.gz.

Then every file is read back out of the archive and checked as the organisers do: one band of 2000 x 2000 pixels, only 0 and 1, EPSG:32633, the bounding box of the images. An archive that breaks a rule is not written. Equal predictions give equal archives.</source>
        <translation>Zapakira napovedi, kot jih zahteva izziv Enhanced Sentinel-2 Agriculture: eopatch-NN.tif za vsako območje, v zip ali tar.gz.

Nato se vsaka datoteka prebere nazaj iz arhiva in preveri tako, kot to storijo organizatorji: en kanal z 2000 x 2000 piksli, le 0 in 1, EPSG:32633, obseg posnetkov. Arhiv, ki krši kakšno pravilo, se ne zapiše. Enake napovedi dajo enake arhive.</translation>
    </message>
    <message>
        <source>challenge,submission,export,zip,archive,eopatch,AI4EO,competition,leaderboard</source>
        <translation>izziv,oddaja,izvoz,zip,arhiv,eopatch,AI4EO,tekmovanje,lestvica</translation>
    </message>
    <message>
        <source>Folder of seasons or EOPatches</source>
        <translation>Mapa sezon ali EOPatchev</translation>
    </message>
    <message>
        <source>The boxes of the submission: a folder that holds their seasons or EOPatches. The folder of each, or the title of the season, tells its number, such as eopatch-07.</source>
        <translation>Območja oddaje: mapa z njihovimi sezonami ali EOPatchi. Številko pove mapa vsakega ali naslov sezone, na primer eopatch-07.</translation>
    </message>
    <message>
        <source>Pixels without a prediction</source>
        <translation>Piksli brez napovedi</translation>
    </message>
    <message>
        <source>Stop and tell how many there are</source>
        <translation>Ustavi in povej, koliko jih je</translation>
    </message>
    <message>
        <source>Become 0, not cultivated</source>
        <translation>Postanejo 0, neobdelano</translation>
    </message>
    <message>
        <source>A submission has none: every pixel is 0 or 1.</source>
        <translation>Oddaja nima takih: vsak piksel je 0 ali 1.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arhiv</translation>
    </message>
    <message>
        <source>Zip archives (*.zip);;Packed tar archives (*.tar.gz)</source>
        <translation>Arhivi zip (*.zip);;Stisnjeni arhivi tar (*.tar.gz)</translation>
    </message>
    <message>
        <source>The file to hand in, .zip or .tar.gz.</source>
        <translation>Datoteka za oddajo, .zip ali .tar.gz.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>Number of files in the archive.</source>
        <translation>Število datotek v arhivu.</translation>
    </message>
    <message>
        <source>Filled pixels</source>
        <translation>Zapolnjeni piksli</translation>
    </message>
    <message>
        <source>Number of pixels without a prediction that became 0.</source>
        <translation>Število pikslov brez napovedi, ki so postali 0.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Of the archive, by which the leaderboard knows it.</source>
        <translation>Zgostitev arhiva, po kateri ga pozna lestvica.</translation>
    </message>
</context>
<context>
    <name>FetchParcelsAlgorithm</name>
    <message>
        <source>Fetch parcels</source>
        <translation>Prenesi parcele</translation>
    </message>
    <message>
        <source>Fetches farm parcels (LPIS, farmers&apos; declarations) of boxes from a service and writes them to one GeoPackage, each with its status: cultivated, not cultivated or not declared.

The service is an OGC API Features, a WFS, or a geoDB or other PostgREST. Parcels are read page by page, brought to the coordinate reference system of the boxes, repaired where they cross themselves, and cut to the boxes. A parcel in several boxes is written once.

The table class_mapping in the same file tells the status of each crop code. To change a decision, edit the table and run &apos;Map crop classes&apos;. &apos;Reference and weights from parcels&apos; takes the field status as the class, cultivated as cultivated and not_declared as not declared.</source>
        <translation>Prenese kmetijske parcele (LPIS, prijave kmetov) za območja iz storitve in jih zapiše v en GeoPackage, vsako z njenim stanjem: obdelana (cultivated), neobdelana (not_cultivated) ali neprijavljena (not_declared).

Storitev je OGC API Features, WFS ali geoDB oziroma drug PostgREST. Parcele se berejo stran za stranjo, prenesejo v koordinatni referenčni sistem območij, popravijo, kjer se sekajo same s seboj, in obrežejo na območja. Parcela, ki leži v več območjih, se zapiše enkrat.

Tabela class_mapping v isti datoteki pove stanje vsake šifre kulture. Za spremembo odločitve uredite tabelo in zaženite »Preslikaj razrede kultur«. »Referenca in uteži iz parcel« vzame polje status kot razred, cultivated kot obdelano in not_declared kot neprijavljeno.</translation>
    </message>
    <message>
        <source>lpis,iacs,gsaa,parcels,download,wfs,ogc api features,geodb,postgrest,eurocrops,hcat,crop</source>
        <translation>lpis,iacs,gsaa,gerk,parcele,prenos,prenesti,download,wfs,ogc api features,geodb,postgrest,eurocrops,hcat,kultura,poljščina</translation>
    </message>
    <message>
        <source>Kind of service</source>
        <translation>Vrsta storitve</translation>
    </message>
    <message>
        <source>ogcapi: OGC API Features. wfs: WFS 2.0 or 1.1. postgrest: geoDB, or any PostgREST over PostGIS.</source>
        <translation>ogcapi: OGC API Features. wfs: WFS 2.0 ali 1.1. postgrest: geoDB ali katerikoli PostgREST nad PostGIS.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Naslov</translation>
    </message>
    <message>
        <source>Landing page of an OGC API, end point of a WFS, root of a PostgREST; https:// comes first.</source>
        <translation>Vstopna stran OGC API, končna točka WFS, koren PostgREST; na začetku stoji https://.</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Zbirka</translation>
    </message>
    <message>
        <source>Collection of an OGC API, feature type of a WFS, or table. In a geoDB, the collection with its database before it, such as geodb_1234_parcels. A wrong name is answered with those there are.</source>
        <translation>Zbirka OGC API, vrsta objektov WFS ali tabela. V geoDB zbirka z imenom podatkovne baze pred njo, na primer geodb_1234_parcels. Na napačno ime dobite odgovor z obstoječimi.</translation>
    </message>
    <message>
        <source>Field of the crop code</source>
        <translation>Polje s šifro kulture</translation>
    </message>
    <message>
        <source>Leave it empty to fetch the parcels without a status. A wrong name is told with those there are.</source>
        <translation>Pustite prazno, da se parcele prenesejo brez stanja. Na napačno ime dobite odgovor z obstoječimi.</translation>
    </message>
    <message>
        <source>Preset of the class mapping</source>
        <translation>Prednastavljena preslikava razredov</translation>
    </message>
    <message>
        <source>slovenia: label groups of the Enhanced Sentinel-2 Agriculture challenge. eurocrops-hcat: ten-digit codes of HCAT version 3, along the lines of the same groups.</source>
        <translation>slovenia: skupine oznak tekmovanja Enhanced Sentinel-2 Agriculture. eurocrops-hcat: desetmestne šifre HCAT različice 3, razvrščene po zgledu istih skupin.</translation>
    </message>
    <message>
        <source>Class mapping as CSV</source>
        <translation>Preslikava razredov kot CSV</translation>
    </message>
    <message>
        <source>A file with the columns code, name and status, which goes before the preset. A code that ends in * stands for all codes that begin so. Codes that are in neither count as not declared.</source>
        <translation>Datoteka s stolpci code, name in status, ki ima prednost pred prednastavljeno preslikavo. Šifra, ki se konča z *, velja za vse šifre, ki se tako začnejo. Šifre, ki jih ni v nobeni od obeh, veljajo za neprijavljene.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Žeton</translation>
    </message>
    <message>
        <source>A configuration of QGIS&apos;s authentication database that holds the token, as its password or its header Authorization. Leave it empty for an open service.</source>
        <translation>Konfiguracija iz QGIS-ove podatkovne baze overjanja, ki vsebuje žeton, bodisi kot geslo bodisi kot glavo Authorization. Pustite prazno za odprto storitev.</translation>
    </message>
    <message>
        <source>Column of the geometry</source>
        <translation>Stolpec z geometrijo</translation>
    </message>
    <message>
        <source>Of a PostgREST table; geoDB calls it geometry.</source>
        <translation>V tabeli PostgREST; geoDB ga imenuje geometry.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>A GeoPackage. One that is there already is replaced as a whole.</source>
        <translation>GeoPackage. Obstoječi se zamenja v celoti.</translation>
    </message>
    <message>
        <source>Class mapping</source>
        <translation>Preslikava razredov</translation>
    </message>
    <message>
        <source>The table of the crop codes in the same GeoPackage; for editing.</source>
        <translation>Tabela šifer kultur v istem GeoPackagu; za urejanje.</translation>
    </message>
    <message>
        <source>Number of parcels.</source>
        <translation>Število parcel.</translation>
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
        <source>Not cultivated parcels</source>
        <translation>Neobdelane parcele</translation>
    </message>
    <message>
        <source>Of these, not cultivated.</source>
        <translation>Od teh neobdelane.</translation>
    </message>
    <message>
        <source>Not declared parcels</source>
        <translation>Neprijavljene parcele</translation>
    </message>
    <message>
        <source>Of these, not declared, unknown codes among them.</source>
        <translation>Od teh neprijavljene, vključno s tistimi z neznano šifro.</translation>
    </message>
    <message>
        <source>Parcels of unknown class</source>
        <translation>Parcele neznanega razreda</translation>
    </message>
    <message>
        <source>Parcels whose code the mapping does not know, or that have none.</source>
        <translation>Parcele, katerih šifre preslikava ne pozna ali ki je nimajo.</translation>
    </message>
    <message>
        <source>Unknown codes</source>
        <translation>Neznane šifre</translation>
    </message>
    <message>
        <source>Parted by commas.</source>
        <translation>Ločene z vejicami.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Povzetek</translation>
    </message>
    <message>
        <source>One line.</source>
        <translation>Ena vrstica.</translation>
    </message>
    <message>
        <source>The address must start with https:// or http://: correct it.</source>
        <translation>Naslov se mora začeti s https:// ali http://: popravite ga.</translation>
    </message>
    <message>
        <source>No collection is named: name the collection, feature type or table that holds the parcels.</source>
        <translation>Zbirka ni navedena: navedite zbirko, vrsto objektov ali tabelo, v kateri so parcele.</translation>
    </message>
    <message>
        <source>The output &apos;{path}&apos; is no GeoPackage: choose a name that ends in .gpkg.</source>
        <translation>Izhod »{path}« ni GeoPackage: izberite ime, ki se konča z .gpkg.</translation>
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
    <message>
        <source>7 Workflows</source>
        <translation>7 Delovni poteki</translation>
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
        <translation>sezona,sentinel-2,uvoz,uvoziti,eopatch,eo-learn,ai4eo,npy,tekmovanje</translation>
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
        <translation>sezona,sentinel-2,uvoz,uvoziti,geotiff,tif,časovna vrsta,stac,posnetki</translation>
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
    <name>ImportSAFEAlgorithm</name>
    <message>
        <source>Import seasons from Sentinel-2 products</source>
        <translation>Uvozi sezone iz izdelkov Sentinel-2</translation>
    </message>
    <message>
        <source>Cuts boxes out of Sentinel-2 L2A products on this computer, as ESA delivers them, a season a box. Nothing is unpacked.

Products of one pass and of neighbouring tiles become one image; of a pass that was processed twice the later one counts. A second run adds the products that are new.</source>
        <translation>Iz izdelkov Sentinel-2 L2A na tem računalniku, kakršne dobavlja ESA, izreže območja, eno sezono na območje. Nič se ne razpakira.

Izdelki enega preleta in sosednjih ploščic postanejo en posnetek; pri preletu, ki je bil obdelan dvakrat, velja poznejši. Drugi zagon doda nove izdelke.</translation>
    </message>
    <message>
        <source>safe,sentinel-2,l2a,product,zip,jp2,import,season,esa,local</source>
        <translation>safe,sentinel-2,l2a,izdelek,produkt,zip,jp2,uvoz,uvoziti,sezona,esa,lokalno</translation>
    </message>
    <message>
        <source>Folder of products</source>
        <translation>Mapa z izdelki</translation>
    </message>
    <message>
        <source>A .SAFE folder, or one that holds .SAFE folders or zips of them, up to two levels deep.</source>
        <translation>Mapa .SAFE ali mapa, ki vsebuje mape .SAFE ali njihove arhive zip, do dve ravni globoko.</translation>
    </message>
    <message>
        <source>Zips of products</source>
        <translation>Izdelki v arhivih zip</translation>
    </message>
    <message>
        <source>Single files, in place of a folder or beside it.</source>
        <translation>Posamezne datoteke, namesto mape ali poleg nje.</translation>
    </message>
    <message>
        <source>No product is given: choose a folder of products, zips of products, or both.</source>
        <translation>Podan ni noben izdelek: izberite mapo z izdelki, arhive zip z izdelki ali oboje.</translation>
    </message>
    <message>
        <source>There is no &apos;{path}&apos;: check the path of the products.</source>
        <translation>»{path}« ne obstaja: preverite pot izdelkov.</translation>
    </message>
    <message>
        <source>Only one end of the period is given: give both days, or none for every product.</source>
        <translation>Podan je samo en konec obdobja: podajte oba dneva ali nobenega, da se vzamejo vsi izdelki.</translation>
    </message>
</context>
<context>
    <name>InterpolateSeasonAlgorithm</name>
    <message>
        <source>Interpolate season</source>
        <translation>Interpoliraj sezono</translation>
    </message>
    <message>
        <source>Brings a band or an index to a regular step in time, with the gaps of clouds closed.

Each pixel is interpolated between its own clear dates on a straight line, in real days. Before its first and after its last clear date it keeps the nearest clear value. Pixels that are never clear are nodata.</source>
        <translation>Prenese kanal ali indeks na enakomeren časovni korak in pri tem zapolni vrzeli zaradi oblakov.

Vsak piksel se interpolira med svojimi jasnimi datumi po premici, v resničnih dneh. Pred prvim in po zadnjem jasnem datumu obdrži najbližjo jasno vrednost. Piksli, ki niso nikoli jasni, ostanejo brez podatka.</translation>
    </message>
    <message>
        <source>season,sentinel-2,interpolate,gap filling,regular,time series,resample,linear,ndvi,cloud free</source>
        <translation>sezona,sentinel-2,interpolirati,interpolacija,zapolnjevanje vrzeli,enakomerno,časovna vrsta,prevzorčenje,linearno,ndvi,brez oblakov</translation>
    </message>
    <message>
        <source>Band or index</source>
        <translation>Kanal ali indeks</translation>
    </message>
    <message>
        <source>NDVI shows vegetation, NDWI open water, NDBI built-up land; bands are given as reflectance.</source>
        <translation>NDVI kaže vegetacijo, NDWI odprto vodo, NDBI pozidana zemljišča; kanali so podani kot odbojnost.</translation>
    </message>
    <message>
        <source>Step (days)</source>
        <translation>Korak (dnevi)</translation>
    </message>
    <message>
        <source>Days from one band of the raster to the next.</source>
        <translation>Dnevi od enega kanala rastra do naslednjega.</translation>
    </message>
    <message>
        <source>Leave it empty for that of the season. Beyond the season&apos;s dates the nearest clear value is kept.</source>
        <translation>Pustite prazno za obdobje sezone. Zunaj datumov sezone se obdrži najbližja jasna vrednost.</translation>
    </message>
    <message>
        <source>Regular series</source>
        <translation>Enakomerna vrsta</translation>
    </message>
    <message>
        <source>A band a step, described by its day; nodata NaN.</source>
        <translation>En kanal na korak, opisan z dnevom; brez podatka NaN.</translation>
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
        <translation>sezona,sentinel-2,naložiti,sloji,časovno,časovni nadzornik,animacija,prave barve,neprave barve,časovna vrsta,prikaz</translation>
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
    <name>MapCropClassesAlgorithm</name>
    <message>
        <source>Map crop classes</source>
        <translation>Preslikaj razrede kultur</translation>
    </message>
    <message>
        <source>Gives each parcel a status from its crop code: cultivated, not cultivated or not declared.

The status comes from a table with the columns code, name and status. A code that ends in * stands for all codes that begin so; the longest that fits wins. A table of the project goes before a CSV, a CSV before the preset. Codes that none of them knows count as not declared, so that they are never scored, and are named. To change a decision, edit the table and run this again.</source>
        <translation>Vsaki parceli iz šifre kulture določi stanje: obdelana (cultivated), neobdelana (not_cultivated) ali neprijavljena (not_declared).

Stanje pride iz tabele s stolpci code, name in status. Šifra, ki se konča z *, velja za vse šifre, ki se tako začnejo; obvelja najdaljša, ki ustreza. Tabela iz projekta ima prednost pred CSV, CSV pred prednastavljeno preslikavo. Šifre, ki jih ne pozna nobena od njih, veljajo za neprijavljene, zato se nikoli ne ocenjujejo, in se izpišejo. Za spremembo odločitve uredite tabelo in zaženite znova.</translation>
    </message>
    <message>
        <source>crop,class,code,lpis,iacs,parcels,hcat,eurocrops,mapping,cultivated,declared</source>
        <translation>kultura,poljščina,razred,šifra,koda,lpis,iacs,gerk,parcele,hcat,eurocrops,preslikava,obdelano,prijavljeno</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>A polygon layer. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Poligonski sloj. Za uporabo izbora obkljukajte »samo izbrani objekti«.</translation>
    </message>
    <message>
        <source>Field of the crop code</source>
        <translation>Polje s šifro kulture</translation>
    </message>
    <message>
        <source>Numbers and texts are compared as texts: 2, 2.0 and &apos;2&apos; are the same code, 02 is another.</source>
        <translation>Števila in besedila se primerjajo kot besedila: 2, 2.0 in »2« so ista šifra, 02 je druga.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Prednastavljena preslikava</translation>
    </message>
    <message>
        <source>slovenia: label groups of the Enhanced Sentinel-2 Agriculture challenge. eurocrops-hcat: ten-digit codes of HCAT version 3, along the lines of the same groups.</source>
        <translation>slovenia: skupine oznak tekmovanja Enhanced Sentinel-2 Agriculture. eurocrops-hcat: desetmestne šifre HCAT različice 3, razvrščene po zgledu istih skupin.</translation>
    </message>
    <message>
        <source>Mapping as CSV</source>
        <translation>Preslikava kot CSV</translation>
    </message>
    <message>
        <source>A file with the columns code, name and status: cultivated, not_cultivated or not_declared.</source>
        <translation>Datoteka s stolpci code, name in status: cultivated, not_cultivated ali not_declared.</translation>
    </message>
    <message>
        <source>Mapping table</source>
        <translation>Tabela preslikave</translation>
    </message>
    <message>
        <source>The table class_mapping that &apos;Fetch parcels&apos; writes, or any with the same fields.</source>
        <translation>Tabela class_mapping, ki jo zapiše »Prenesi parcele«, ali katerakoli z istimi polji.</translation>
    </message>
    <message>
        <source>Parcels with status</source>
        <translation>Parcele s stanjem</translation>
    </message>
    <message>
        <source>The parcels with the field status, which takes the place of one that is there already.</source>
        <translation>Parcele s poljem status, ki nadomesti morebitno obstoječe.</translation>
    </message>
    <message>
        <source>Number of parcels.</source>
        <translation>Število parcel.</translation>
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
        <source>Not cultivated parcels</source>
        <translation>Neobdelane parcele</translation>
    </message>
    <message>
        <source>Of these, not cultivated.</source>
        <translation>Od teh neobdelane.</translation>
    </message>
    <message>
        <source>Not declared parcels</source>
        <translation>Neprijavljene parcele</translation>
    </message>
    <message>
        <source>Of these, not declared, unknown codes among them.</source>
        <translation>Od teh neprijavljene, vključno s tistimi z neznano šifro.</translation>
    </message>
    <message>
        <source>Parcels of unknown class</source>
        <translation>Parcele neznanega razreda</translation>
    </message>
    <message>
        <source>Parcels whose code the mapping does not know, or that have none.</source>
        <translation>Parcele, katerih šifre preslikava ne pozna ali ki je nimajo.</translation>
    </message>
    <message>
        <source>Unknown codes</source>
        <translation>Neznane šifre</translation>
    </message>
    <message>
        <source>Parted by commas.</source>
        <translation>Ločene z vejicami.</translation>
    </message>
    <message>
        <source>No mapping is given: choose a preset, a CSV or a table.</source>
        <translation>Podana ni nobena preslikava: izberite prednastavljeno preslikavo, CSV ali tabelo.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>Izvajanje je bilo preklicano.</translation>
    </message>
    <message>
        <source> and more</source>
        <translation> in druge</translation>
    </message>
    <message>
        <source>{count} parcels have a code that the mapping does not know ({codes}). They count as not declared.</source>
        <translation>Število parcel s šifro, ki je preslikava ne pozna ({codes}): {count}. Veljajo za neprijavljene.</translation>
    </message>
    <message>
        <source>{count} parcels have no code and count as not declared.</source>
        <translation>Število parcel brez šifre, ki zato veljajo za neprijavljene: {count}.</translation>
    </message>
</context>
<context>
    <name>ModelBrowser</name>
    <message>
        <source>Models</source>
        <translation>Modeli</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Kartica modela</translation>
    </message>
    <message>
        <source>{name} (ships with Furrow)</source>
        <translation>{name} (priložen Furrowu)</translation>
    </message>
    <message>
        <source>{name} (damaged)</source>
        <translation>{name} (poškodovan)</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; holds no model: a model is a folder with a card.json.</source>
        <translation>V mapi »{path}« ni modela: model je mapa z datoteko card.json.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Dodaj mapo …</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Osveži</translation>
    </message>
    <message>
        <source>Show the models of another folder. The folder that is always shown is set in options.</source>
        <translation>Pokaže modele druge mape. Mapa, ki je vedno prikazana, se nastavi v možnostih.</translation>
    </message>
    <message>
        <source>Look again which models are there.</source>
        <translation>Znova pogleda, kateri modeli so na voljo.</translation>
    </message>
    <message>
        <source>Use for prediction…</source>
        <translation>Uporabi za napoved …</translation>
    </message>
    <message>
        <source>Opens &apos;Predict cultivated land&apos; with this model.</source>
        <translation>Odpre »Napovej obdelana zemljišča« s tem modelom.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Odpri mapo</translation>
    </message>
    <message>
        <source>Shows the files of the model.</source>
        <translation>Pokaže datoteke modela.</translation>
    </message>
    <message>
        <source>Export ONNX…</source>
        <translation>Izvozi ONNX …</translation>
    </message>
    <message>
        <source>Opens &apos;Export model to ONNX&apos; with this model.</source>
        <translation>Odpre »Izvozi model v ONNX« s tem modelom.</translation>
    </message>
</context>
<context>
    <name>ModelInformationAlgorithm</name>
    <message>
        <source>Model information</source>
        <translation>Podatki o modelu</translation>
    </message>
    <message>
        <source>Tells what a model is: its network, its size and cost, the bands it needs, what it was trained on, how it scored, its licence.

The weights are compared with the model&apos;s card, so a model that passes can be used. Nothing of the model is run as code. The report is an HTML page.</source>
        <translation>Pove, kaj je model: njegovo mrežo, velikost in ceno, kanale, ki jih potrebuje, na čem se je učil, kako je bil ocenjen in pod kakšno licenco je.

Uteži se primerjajo s kartico modela, zato je model, ki preizkus prestane, uporaben. Nič v modelu se ne izvaja kot koda. Poročilo je stran HTML.</translation>
    </message>
    <message>
        <source>model,card,weights,parameters,bands,licence,training,score,safetensors,check</source>
        <translation>model,kartica,uteži,parametri,kanali,licenca,učenje,ocena,safetensors,preverjanje</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Poročilo</translation>
    </message>
    <message>
        <source>An HTML page with all that is known of the model.</source>
        <translation>Stran HTML z vsem, kar je o modelu znano.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ime</translation>
    </message>
    <message>
        <source>Name of the model.</source>
        <translation>Ime modela.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Različica</translation>
    </message>
    <message>
        <source>Version of its weights.</source>
        <translation>Različica njegovih uteži.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mreža</translation>
    </message>
    <message>
        <source>Name of its network.</source>
        <translation>Ime njegove mreže.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanali</translation>
    </message>
    <message>
        <source>The bands it needs, in their order, parted by commas.</source>
        <translation>Kanali, ki jih potrebuje, po vrsti, ločeni z vejicami.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Učenje</translation>
    </message>
    <message>
        <source>What it was trained on, and how.</source>
        <translation>Na čem in kako se je učil.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Ocene</translation>
    </message>
    <message>
        <source>Its scores on data it was not trained on.</source>
        <translation>Njegove ocene na podatkih, na katerih se ni učil.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licenca</translation>
    </message>
    <message>
        <source>Licence of the weights.</source>
        <translation>Licenca uteži.</translation>
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
        <source>Operations per pixel (millions)</source>
        <translation>Operacije na piksel (milijoni)</translation>
    </message>
    <message>
        <source>Floating-point operations for a pixel of 10 m with 24 dates.</source>
        <translation>Operacije s plavajočo vejico za piksel 10 m s 24 datumi.</translation>
    </message>
    <message>
        <source>Margin (pixels of 10 m)</source>
        <translation>Rob (piksli po 10 m)</translation>
    </message>
    <message>
        <source>How far around a pixel the network looks.</source>
        <translation>Kako daleč okoli piksla mreža gleda.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Probability from which it calls a pixel cultivated.</source>
        <translation>Verjetnost, od katere ima piksel za obdelan.</translation>
    </message>
    <message>
        <source>Weighted MCC</source>
        <translation>Uteženi MCC</translation>
    </message>
    <message>
        <source>The challenge&apos;s score, where the card states it.</source>
        <translation>Ocena izziva, kjer jo kartica navaja.</translation>
    </message>
</context>
<context>
    <name>MonthlyCompositesAlgorithm</name>
    <message>
        <source>Monthly composites</source>
        <translation>Mesečni kompoziti</translation>
    </message>
    <message>
        <source>Writes the median of each month&apos;s clear values of a band or an index, a band a month.

A median is little moved by a cloud or shadow that no mask found. Months without a clear value are interpolated for each pixel between its neighbouring months, on a straight line between the middles of the months; at the ends the nearest month is repeated.</source>
        <translation>Zapiše mediano jasnih vrednosti kanala ali indeksa v vsakem mesecu, en kanal na mesec.

Oblak ali senca, ki ju ni našla nobena maska, mediano le malo premakneta. Meseci brez jasne vrednosti se za vsak piksel interpolirajo med sosednjima mesecema, po premici med sredinama mesecev; na koncih se ponovi najbližji mesec.</translation>
    </message>
    <message>
        <source>season,sentinel-2,composite,median,month,mosaic,time series,gap filling,ndvi,cloud free</source>
        <translation>sezona,sentinel-2,kompozit,mediana,mesec,mozaik,časovna vrsta,zapolnjevanje vrzeli,ndvi,brez oblakov</translation>
    </message>
    <message>
        <source>Band or index</source>
        <translation>Kanal ali indeks</translation>
    </message>
    <message>
        <source>NDVI shows vegetation, NDWI open water, NDBI built-up land; bands are given as reflectance.</source>
        <translation>NDVI kaže vegetacijo, NDWI odprto vodo, NDBI pozidana zemljišča; kanali so podani kot odbojnost.</translation>
    </message>
    <message>
        <source>Any day of the first or last month wanted, such as September and August for the twelve months of a crop year. Leave it empty for that of the season.</source>
        <translation>Katerikoli dan prvega ali zadnjega želenega meseca, na primer v septembru in avgustu za dvanajst mesecev rastnega leta. Pustite prazno za obdobje sezone.</translation>
    </message>
    <message>
        <source>Interpolate months without a clear value</source>
        <translation>Interpoliraj mesece brez jasne vrednosti</translation>
    </message>
    <message>
        <source>Otherwise such months are nodata.</source>
        <translation>Sicer taki meseci ostanejo brez podatka.</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Meseci</translation>
    </message>
    <message>
        <source>A band a month, described by the month&apos;s first day; nodata NaN.</source>
        <translation>En kanal na mesec, opisan s prvim dnem meseca; brez podatka NaN.</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>Folder of the engine</source>
        <translation>Mapa pogona</translation>
    </message>
    <message>
        <source>Python to use instead</source>
        <translation>Python, ki naj se uporabi namesto tega</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Mapa modelov</translation>
    </message>
    <message>
        <source>Folder of seasons</source>
        <translation>Mapa sezon</translation>
    </message>
    <message>
        <source>Folder of maps</source>
        <translation>Mapa kart</translation>
    </message>
    <message>
        <source>There is no Python &apos;{path}&apos;: choose the program itself, not its folder.</source>
        <translation>Pythona »{path}« ni: izberite sam program, ne njegove mape.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a file, not a folder: choose a folder.</source>
        <translation>»{path}« je datoteka, ne mapa: izberite mapo.</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Pogon</translation>
    </message>
    <message>
        <source>in the QGIS profile</source>
        <translation>v profilu QGIS</translation>
    </message>
    <message>
        <source>Where the engine is built, 2 to 8 GB. Leave it empty for the QGIS profile: {path}.</source>
        <translation>Kam se zgradi pogon, 2 do 8 GB. Pustite prazno za profil QGIS: {path}.</translation>
    </message>
    <message>
        <source>none: the engine that Furrow built</source>
        <translation>brez: pogon, ki ga je zgradil Furrow</translation>
    </message>
    <message>
        <source>The Python of an environment you keep yourself, with Furrow&apos;s packages installed.</source>
        <translation>Python okolja, ki ga vzdržujete sami, z nameščenimi paketi Furrowa.</translation>
    </message>
    <message>
        <source>The variable {variable} decides here.</source>
        <translation>Tu odloča spremenljivka {variable}.</translation>
    </message>
    <message>
        <source>Set up the engine…</source>
        <translation>Nastavi pogon …</translation>
    </message>
    <message>
        <source>Shows the state of the engine, builds, repairs and removes it.</source>
        <translation>Pokaže stanje pogona, ga zgradi, popravi in odstrani.</translation>
    </message>
    <message>
        <source>Defaults of parameters</source>
        <translation>Privzete vrednosti parametrov</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Računaj na</translation>
    </message>
    <message>
        <source>what suits the service</source>
        <translation>kar ustreza storitvi</translation>
    </message>
    <message>
        <source>Images that downloads fetch at a time; 0 for what suits the service.</source>
        <translation>Posnetki, ki jih prenosi pridobivajo hkrati; 0 za to, kar ustreza storitvi.</translation>
    </message>
    <message>
        <source>Images fetched at a time</source>
        <translation>Število hkratnih prenosov posnetkov</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Mape</translation>
    </message>
    <message>
        <source>Your own models, which the list of models shows.</source>
        <translation>Vaši lastni modeli, ki jih kaže seznam modelov.</translation>
    </message>
    <message>
        <source>Where downloads put the seasons of boxes, and where they are looked for.</source>
        <translation>Kam prenosi shranijo sezone območij in kje se iščejo.</translation>
    </message>
    <message>
        <source>Where the maps of many seasons are written. Those of one season go where Processing says.</source>
        <translation>Kam se zapišejo karte več sezon. Karte ene sezone gredo tja, kamor pove Obdelava.</translation>
    </message>
</context>
<context>
    <name>ParcelAgreementAlgorithm</name>
    <message>
        <source>Parcel agreement</source>
        <translation>Ujemanje parcel</translation>
    </message>
    <message>
        <source>Compares a predicted map with the parcels of a register and ranks the parcels, the most suspicious first.

A pixel of 2.5 m belongs to the parcel that its centre lies in; where parcels overlap, to the smaller one. Omitted is what the map does not call cultivated of a parcel that is declared as cultivated. Committed is, of a parcel that is not, what the map calls cultivated; of one that is, the cultivated pixels outside all parcels, within 10 m, that lie nearest to it. IoU is what map and parcel share of both together. The border distance is measured where a border of the map lies within 10 m. Only pixels with a prediction count.

Suspicion (0 to 1) is the disagreement to be expected from the probabilities, weighted as the challenge weighs it, so that small parcels come up, and damped where few pixels or few valid observations speak. The second layer holds fields of the map that no parcel covers; slivers along parcels are left out. Neither map nor parcels are changed.</source>
        <translation>Primerja napovedano karto s parcelami registra in jih razvrsti, najbolj sumljive najprej.

Piksel 2,5 m pripada parceli, v kateri leži njegovo središče; kjer se parcele prekrivajo, manjši. Izpuščeno je tisto, česar karta na parceli, prijavljeni kot obdelana, ne šteje za obdelano. Dodano je na parceli, ki ni prijavljena kot obdelana, tisto, kar karta šteje za obdelano; na obdelani pa obdelani piksli zunaj vseh parcel, v razdalji do 10 m, ki ji ležijo najbliže. IoU je delež, ki ga imata karta in parcela skupnega. Razdalja mej se meri, kjer meja karte leži v razdalji do 10 m. Štejejo le piksli z napovedjo.

Sumljivost (0 do 1) je neujemanje, ki ga je pričakovati iz verjetnosti, uteženo tako, kot ga uteži izziv, da pridejo naprej majhne parcele, in zmanjšano, kjer govori malo pikslov ali malo veljavnih opazovanj. Drugi sloj vsebuje polja karte, ki jih ne pokriva nobena parcela; trakovi ob parcelah so izpuščeni. Ne karta ne parcele se ne spremenijo.</translation>
    </message>
    <message>
        <source>lpis,iacs,parcels,agreement,disagreement,omission,commission,review,zonal statistics,iou,suspicion,rank</source>
        <translation>lpis,gerk,iacs,parcele,ujemanje,neujemanje,izpuščeno,dodano,pregled,zonalna statistika,iou,sumljivost,razvrstitev</translation>
    </message>
    <message>
        <source>Smallest field that no parcel covers (ha)</source>
        <translation>Najmanjše polje, ki ga ne pokriva nobena parcela (ha)</translation>
    </message>
    <message>
        <source>Smaller patches of the map that lie outside all parcels are left out.</source>
        <translation>Manjše zaplate karte zunaj vseh parcel so izpuščene.</translation>
    </message>
    <message>
        <source>A GeoPackage with both layers, a row a parcel. One that is there already is replaced as a whole.</source>
        <translation>GeoPackage z obema slojema, vrstica na parcelo. Če že obstaja, se zamenja v celoti.</translation>
    </message>
    <message>
        <source>Fields that no parcel covers</source>
        <translation>Polja, ki jih ne pokriva nobena parcela</translation>
    </message>
    <message>
        <source>The second layer of the same GeoPackage.</source>
        <translation>Drugi sloj istega GeoPackagea.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>Number of parcels on the prediction.</source>
        <translation>Število parcel na napovedi.</translation>
    </message>
    <message>
        <source>Cultivated parcels</source>
        <translation>Obdelane parcele</translation>
    </message>
    <message>
        <source>Of these, declared as cultivated.</source>
        <translation>Od teh prijavljene kot obdelane.</translation>
    </message>
    <message>
        <source>Parcels left out</source>
        <translation>Parcele zunaj napovedi</translation>
    </message>
    <message>
        <source>They lie outside the prediction.</source>
        <translation>Niso upoštevane.</translation>
    </message>
    <message>
        <source>Overlapping parcels</source>
        <translation>Prekrivajoče se parcele</translation>
    </message>
    <message>
        <source>Parcels that own pixels which a larger one claims too.</source>
        <translation>Parcele, ki imajo piksle, na katere ima pravico tudi večja.</translation>
    </message>
    <message>
        <source>Number of rows of the second layer.</source>
        <translation>Število vrstic drugega sloja.</translation>
    </message>
    <message>
        <source>Omitted area (ha)</source>
        <translation>Izpuščena površina (ha)</translation>
    </message>
    <message>
        <source>Of all parcels together.</source>
        <translation>Vseh parcel skupaj.</translation>
    </message>
    <message>
        <source>Committed area (ha)</source>
        <translation>Dodana površina (ha)</translation>
    </message>
    <message>
        <source>Area that no parcel covers (ha)</source>
        <translation>Površina, ki je ne pokriva nobena parcela (ha)</translation>
    </message>
    <message>
        <source>Of all fields of the second layer together.</source>
        <translation>Vseh polj drugega sloja skupaj.</translation>
    </message>
    <message>
        <source>A polygon layer in any coordinate reference system. Tick &apos;selected features only&apos; to use a selection.</source>
        <translation>Poligonski sloj v kateremkoli koordinatnem referenčnem sistemu. Za uporabo izbora obkljukajte »samo izbrani objekti«.</translation>
    </message>
    <message>
        <source>Field that names a parcel</source>
        <translation>Polje z oznako parcele</translation>
    </message>
    <message>
        <source>Unique in the layer, such as the register&apos;s number. Empty takes the numbers of the features.</source>
        <translation>Enolično v sloju, na primer številka v registru. Prazno vzame številke objektov.</translation>
    </message>
    <message>
        <source>Class of a parcel</source>
        <translation>Razred parcele</translation>
    </message>
    <message>
        <source>The field that holds the declared class, or an expression. Empty takes all parcels as declared as cultivated.</source>
        <translation>Polje s prijavljenim razredom ali izraz. Prazno vzame vse parcele kot prijavljene za obdelane.</translation>
    </message>
    <message>
        <source>Classes that count as cultivated</source>
        <translation>Razredi, ki veljajo za obdelane</translation>
    </message>
    <message>
        <source>Parted by commas; ranges such as 6-11 are allowed; put a class with a comma in quotes. The default are the label groups of the challenge. Not used without a class.</source>
        <translation>Ločeni z vejicami; dovoljeni so razponi, kot je 6-11; razred z vejico postavite v narekovaje. Privzete so skupine oznak izziva. Brez razreda se ne uporablja.</translation>
    </message>
    <message>
        <source>Classes that are not declared</source>
        <translation>Razredi, ki niso prijavljeni</translation>
    </message>
    <message>
        <source>Nothing is known of these, nor of parcels without a class, so they are not judged.</source>
        <translation>O teh ni znano nič, prav tako ne o parcelah brez razreda, zato se ne presojajo.</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Verjetnosti</translation>
    </message>
    <message>
        <source>One a box, or a virtual raster (VRT) of many. Boxes may lie anywhere on one grid; a parcel across two boxes is one row.</source>
        <translation>Ena na območje ali navidezni raster (VRT) mnogih. Območja lahko ležijo kjer koli na eni mreži; parcela čez dve območji je ena vrstica.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Give masks instead of probabilities, or with them where the mask was cleaned: then the mask says what is cultivated.</source>
        <translation>Podajte maske namesto verjetnosti ali poleg njih, kjer je bila maska očiščena: tedaj maska pove, kaj je obdelano.</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the one that the rasters name.</source>
        <translation>Verjetnost (0 do 1), od katere piksel velja za obdelanega. Pustite prazno za tisto, ki jo navajajo rastri.</translation>
    </message>
    <message>
        <source>Weight maps</source>
        <translation>Karte uteži</translation>
    </message>
    <message>
        <source>At 2.5 m, of all boxes. Without them parcels are weighed by their size, as the challenge does.</source>
        <translation>Pri 2,5 m, vseh območij. Brez njih se parcele utežijo po velikosti, kot to dela izziv.</translation>
    </message>
    <message>
        <source>Valid observations</source>
        <translation>Veljavna opazovanja</translation>
    </message>
    <message>
        <source>What &apos;Count valid observations&apos; writes, one a box.</source>
        <translation>Kar zapiše »Preštej veljavna opazovanja«, en raster na območje.</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Sezone</translation>
    </message>
    <message>
        <source>To count valid observations of, where there is no raster of them: the collection.json of each season, or its folder.</source>
        <translation>Za štetje veljavnih opazovanj, kjer zanje ni rastra: collection.json vsake sezone ali njena mapa.</translation>
    </message>
    <message>
        <source>There is no prediction to compare with the parcels: choose a probability or a mask.</source>
        <translation>Ni napovedi, ki bi jo primerjali s parcelami: izberite verjetnost ali masko.</translation>
    </message>
    <message>
        <source>No class counts as cultivated: name at least one, or leave the class empty.</source>
        <translation>Noben razred ne velja za obdelanega: navedite vsaj enega ali pustite razred prazen.</translation>
    </message>
    <message>
        <source>The class &apos;{name}&apos; is named both as cultivated and as not declared: decide for one.</source>
        <translation>Razred »{name}« je naveden kot obdelan in kot neprijavljen: odločite se za eno.</translation>
    </message>
    <message>
        <source>The output &apos;{path}&apos; is no GeoPackage: choose a name that ends in .gpkg.</source>
        <translation>Izhod »{path}« ni GeoPackage: izberite ime, ki se konča z .gpkg.</translation>
    </message>
    <message>
        <source>{count} parcels lie beyond the prediction and were left out.</source>
        <translation>Parcele, ki ležijo zunaj napovedi in so izpuščene: {count}.</translation>
    </message>
    <message>
        <source>reading the parcels</source>
        <translation>branje parcel</translation>
    </message>
    <message>
        <source>The parcel layer &apos;{name}&apos; holds no features, or none is selected: choose others.</source>
        <translation>Sloj parcel »{name}« nima objektov ali pa ni izbran noben: izberite druge.</translation>
    </message>
    <message>
        <source>custom CRS</source>
        <translation>koordinatni sistem po meri</translation>
    </message>
    <message>
        <source>No parcel of &apos;{name}&apos; ({crs}, {extent}) lies on the prediction ({prediction_crs}, {prediction_extent}): choose the parcels of that place.</source>
        <translation>Nobena parcela sloja »{name}« ({crs}, {extent}) ne leži na napovedi ({prediction_crs}, {prediction_extent}): izberite parcele tistega kraja.</translation>
    </message>
</context>
<context>
    <name>PolygoniseMaskAlgorithm</name>
    <message>
        <source>Polygonise mask</source>
        <translation>Poligoniziraj masko</translation>
    </message>
    <message>
        <source>Turns the cultivated land of a predicted mask into polygons, with their area, perimeter and mean probability.

The outlines lie on the edges of the pixels, so that the areas are exact. Holes are kept, and parcels are not cut, however large the mask: it is read in strips, and what crosses a strip is joined. The fields id, area (ha), perimeter (m) and determination_method are those of fiboa (Field Boundaries for Agriculture). Remove what is too small to be a parcel with &apos;Clean mask&apos; first.</source>
        <translation>Obdelana zemljišča napovedane maske spremeni v poligone s površino, obsegom in srednjo verjetnostjo.

Obrisi ležijo na robovih pikslov, zato so površine točne. Luknje ostanejo in parcele niso prerezane, kakor koli velika je maska: bere se po pasovih, in kar pas prečka, se združi. Polja id, area (ha), perimeter (m) in determination_method so iz fiboa (Field Boundaries for Agriculture). Kar je za parcelo premajhno, prej odstranite z »Očisti masko«.</translation>
    </message>
    <message>
        <source>polygonize,polygonise,vectorize,vectorise,raster to vector,parcels,field boundaries,fiboa,outline,mask</source>
        <translation>poligonizacija,vektorizacija,raster v vektor,parcele,meje njiv,fiboa,obris,maska</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maska</translation>
    </message>
    <message>
        <source>1 cultivated, 0 not, nodata 255: a GeoTIFF, or a virtual raster (VRT) of GeoTIFFs.</source>
        <translation>1 obdelano, 0 ne, brez podatkov 255: GeoTIFF ali navidezni raster (VRT) iz GeoTIFF-ov.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Verjetnost</translation>
    </message>
    <message>
        <source>The probability that was predicted with the mask, for the field probability_mean (0 to 1).</source>
        <translation>Verjetnost, napovedana z masko, za polje probability_mean (0 do 1).</translation>
    </message>
    <message>
        <source>Neighbours of a pixel</source>
        <translation>Sosedi piksla</translation>
    </message>
    <message>
        <source>4: pixels belong together that share an edge, and each parcel is a polygon. 8: also those that share a corner; a polygon would cross itself there, so each parcel is a multipolygon.</source>
        <translation>4: skupaj sodijo piksli s skupnim robom in vsaka parcela je poligon. 8: tudi tisti s skupnim vogalom; poligon bi se tam sekal sam s seboj, zato je vsaka parcela multipoligon.</translation>
    </message>
    <message>
        <source>Regularise outlines</source>
        <translation>Uredi obrise</translation>
    </message>
    <message>
        <source>Takes the steps of the pixels away. Corners and borders that parcels share stay shared, and no parcel overlaps another or crosses itself; areas are no longer exactly those of the mask.</source>
        <translation>Odstrani stopnice pikslov. Vogali in meje, ki si jih parcele delijo, ostanejo skupni, nobena parcela ne prekriva druge in se ne seka; površine niso več natanko tiste z maske.</translation>
    </message>
    <message>
        <source>Tolerance (m)</source>
        <translation>Dopustno odstopanje (m)</translation>
    </message>
    <message>
        <source>How far regularised outlines may move, about. Parcels of a few pixels become triangles.</source>
        <translation>Približno koliko se smejo urejeni obrisi premakniti. Parcele iz nekaj pikslov postanejo trikotniki.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>A GeoPackage (.gpkg) or a FlatGeobuf (.fgb). One that is there already is replaced as a whole.</source>
        <translation>GeoPackage (.gpkg) ali FlatGeobuf (.fgb). Obstoječa datoteka se zamenja v celoti.</translation>
    </message>
    <message>
        <source>Number of parcels</source>
        <translation>Število parcel</translation>
    </message>
    <message>
        <source>Number of polygons.</source>
        <translation>Število poligonov.</translation>
    </message>
    <message>
        <source>Area of the parcels (ha)</source>
        <translation>Površina parcel (ha)</translation>
    </message>
    <message>
        <source>Sum of the polygons&apos; areas.</source>
        <translation>Vsota površin poligonov.</translation>
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
        <source>The output &apos;{path}&apos; is neither a GeoPackage nor a FlatGeobuf: choose a name that ends in .gpkg or .fgb.</source>
        <translation>Izhod »{path}« ni ne GeoPackage ne FlatGeobuf: izberite ime s končnico .gpkg ali .fgb.</translation>
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
        <translation>njive,obdelano,obdelana zemljišča,kmetijstvo,napovedati,napoved,sklepanje,globoko učenje,superločljivost,segmentacija,maska</translation>
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
        <source>Overlap of tiles (pixels of 10 m)</source>
        <translation>Prekrivanje ploščic (piksli po 10 m)</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Računaj na</translation>
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
    <message>
        <source>Folder of seasons around it</source>
        <translation>Mapa sezon okoli nje</translation>
    </message>
    <message>
        <source>A folder that holds the seasons next to this one. They are looked into at the edges, so that no seam shows between maps of boxes side by side.</source>
        <translation>Mapa s sezonami ob tej. Ob robovih se pogleda tudi vanje, zato med kartami sosednjih območij ni šivov.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Negotovost</translation>
    </message>
    <message>
        <source>How far several predictions of a pixel lie apart: their standard deviation in half per cent, nodata 255. Needs turned images, or a folder of several models.</source>
        <translation>Koliko so si različne napovedi za piksel narazen: njihov standardni odklon v polovicah odstotka, brez podatkov 255. Potrebuje obrnjene posnetke ali mapo z več modeli.</translation>
    </message>
</context>
<context>
    <name>PredictSeasonsAlgorithm</name>
    <message>
        <source>Predict many seasons</source>
        <translation>Napovej več sezon</translation>
    </message>
    <message>
        <source>Maps cultivated land at 2.5 m from all seasons of a folder, and joins the maps into one.

Seasons side by side are looked into across their edges, so the map has no seams. What is predicted already stays: a run that was stopped, or to which seasons were added, goes on with what is missing. A season that fails is told and does not stop the others.</source>
        <translation>Iz vseh sezon v mapi kartira obdelana zemljišča na 2,5 m in karte združi v eno.

Pri sosednjih sezonah se pogleda čez njihove robove, zato karta nima šivov. Kar je že napovedano, ostane: ustavljen tek ali tek, ki so mu bile dodane sezone, nadaljuje s tem, kar manjka. Sezona, ki ne uspe, je imenovana in ne ustavi drugih.</translation>
    </message>
    <message>
        <source>cropland,cultivated,predict,batch,boxes,country,mosaic,many,region,cluster,dask</source>
        <translation>njive,obdelano,napoved,paketno,območja,država,mozaik,več,regija,gruča,dask</translation>
    </message>
    <message>
        <source>Folder of seasons</source>
        <translation>Mapa sezon</translation>
    </message>
    <message>
        <source>The folder that holds the folders of the seasons, as a download of boxes writes it.</source>
        <translation>Mapa, v kateri so mape sezon, kakor jo zapiše prenos območij.</translation>
    </message>
    <message>
        <source>Join the maps</source>
        <translation>Združi karte</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Ne združi</translation>
    </message>
    <message>
        <source>As a virtual raster that points at them</source>
        <translation>Kot navidezni raster, ki kaže nanje</translation>
    </message>
    <message>
        <source>As one GeoTIFF</source>
        <translation>Kot en GeoTIFF</translation>
    </message>
    <message>
        <source>A virtual raster is made at once and takes no space; a GeoTIFF can be passed on by itself. Seasons of several projections make a map for each.</source>
        <translation>Navidezni raster nastane takoj in ne zavzame prostora; GeoTIFF se lahko posreduje sam zase. Sezone v več projekcijah dajo karto za vsako.</translation>
    </message>
    <message>
        <source>Uncertainty too</source>
        <translation>Tudi negotovost</translation>
    </message>
    <message>
        <source>Writes how far several predictions of a pixel lie apart. Needs turned images, or a folder of several models.</source>
        <translation>Zapiše, koliko so si različne napovedi za piksel narazen. Potrebuje obrnjene posnetke ali mapo z več modeli.</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Računaj na</translation>
    </message>
    <message>
        <source>Open the maps when done</source>
        <translation>Na koncu odpri karte</translation>
    </message>
    <message>
        <source>Adds the joined maps to the project, with their styles.</source>
        <translation>Združene karte doda v projekt, s slogi.</translation>
    </message>
    <message>
        <source>Folder of the maps</source>
        <translation>Mapa kart</translation>
    </message>
    <message>
        <source>Gets a folder for each season with probability.tif and mask.tif, and the joined maps.</source>
        <translation>Dobi mapo za vsako sezono s probability.tif in mask.tif ter združene karte.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Verjetnost</translation>
    </message>
    <message>
        <source>The joined probabilities.</source>
        <translation>Združene verjetnosti.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maska</translation>
    </message>
    <message>
        <source>The joined masks.</source>
        <translation>Združene maske.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Negotovost</translation>
    </message>
    <message>
        <source>The joined uncertainties.</source>
        <translation>Združene negotovosti.</translation>
    </message>
    <message>
        <source>Predicted seasons</source>
        <translation>Napovedane sezone</translation>
    </message>
    <message>
        <source>Number of seasons that were predicted now.</source>
        <translation>Število sezon, napovedanih zdaj.</translation>
    </message>
    <message>
        <source>Kept predictions</source>
        <translation>Ohranjene napovedi</translation>
    </message>
    <message>
        <source>Number of predictions that were there already.</source>
        <translation>Število napovedi, ki so že obstajale.</translation>
    </message>
    <message>
        <source>Failed seasons</source>
        <translation>Neuspele sezone</translation>
    </message>
    <message>
        <source>Number of seasons that could not be predicted.</source>
        <translation>Število sezon, ki jih ni bilo mogoče napovedati.</translation>
    </message>
    <message>
        <source>Cultivated area (ha)</source>
        <translation>Obdelana površina (ha)</translation>
    </message>
    <message>
        <source>Area of the masks&apos; ones.</source>
        <translation>Površina enic mask.</translation>
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
        <source>Failures</source>
        <translation>Neuspehi</translation>
    </message>
    <message>
        <source>What went wrong with which season, a line each.</source>
        <translation>Kaj je šlo pri kateri sezoni narobe, vsaka v svoji vrstici.</translation>
    </message>
    <message>
        <source>The folder of the maps &apos;{path}&apos; is a file: choose another name.</source>
        <translation>Mapa kart »{path}« je datoteka: izberite drugo ime.</translation>
    </message>
</context>
<context>
    <name>ProgressBox</name>
    <message>
        <source>Progress</source>
        <translation>Napredek</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Dnevnik</translation>
    </message>
    <message>
        <source>What is done appears here.</source>
        <translation>Tu se izpisuje, kaj se dela.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Prekliči</translation>
    </message>
    <message>
        <source>Stops within seconds. The engine that works stays in use, and pip keeps what it has downloaded.</source>
        <translation>Ustavi se v nekaj sekundah. Pogon, ki deluje, ostane v uporabi, pip pa obdrži, kar je prenesel.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Končano.</translation>
    </message>
    <message>
        <source>Not done; the last line of the log says why.</source>
        <translation>Ni uspelo; zadnja vrstica dnevnika pove, zakaj.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Ustavljanje …</translation>
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
        <translation>lpis,iacs,gerk,parcele,rastrirati,rastriranje,referenca,oznaka,ground truth,uteži,karta uteži,maska</translation>
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
</context>
<context>
    <name>RefreshBoxStatusAlgorithm</name>
    <message>
        <source>Refresh box status</source>
        <translation>Osveži stanje območij</translation>
    </message>
    <message>
        <source>Looks at the seasons of boxes and writes how far each is into the layer: status, number of dates and share of clear observations.

The status is missing, partial, complete or damaged. Files are looked for, not read: &apos;Verify season&apos; reads them. Fields that the layer lacks are added to it.</source>
        <translation>Pregleda sezone območij in v sloj zapiše, kako daleč je katera: stanje, število datumov in delež jasnih opazovanj.

Stanje je missing (manjka), partial (delna), complete (popolna) ali damaged (poškodovana). Datoteke se iščejo, ne berejo: bere jih »Preveri sezono«. Polja, ki sloju manjkajo, se mu dodajo.</translation>
    </message>
    <message>
        <source>boxes,grid,status,progress,complete,missing,update,seasons</source>
        <translation>območja,mreža,stanje,status,napredek,popolno,manjkajoče,osvežiti,posodobiti,sezone</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>The layer itself is changed. It must not be in edit mode.</source>
        <translation>Spremeni se sam sloj. Ne sme biti v načinu urejanja.</translation>
    </message>
    <message>
        <source>Field of the boxes&apos; names</source>
        <translation>Polje z imeni območij</translation>
    </message>
    <message>
        <source>As in the download.</source>
        <translation>Kot pri prenosu.</translation>
    </message>
    <message>
        <source>Folder of the seasons</source>
        <translation>Mapa s sezonami</translation>
    </message>
    <message>
        <source>The folder that the downloads write to; each box has a folder of its name in it.</source>
        <translation>Mapa, v katero pišejo prenosi; v njej ima vsako območje mapo s svojim imenom.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Sloj</translation>
    </message>
    <message>
        <source>The layer that was changed.</source>
        <translation>Sloj, ki je bil spremenjen.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manjkajoča</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Delna</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Popolna</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Poškodovana</translation>
    </message>
    <message>
        <source>Number of boxes of this status.</source>
        <translation>Število območij v tem stanju.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder that the downloads write to.</source>
        <translation>Mape »{path}« ni: izberite mapo, v katero pišejo prenosi.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is being edited: save or discard the edits first.</source>
        <translation>Sloj »{name}« je v urejanju: najprej shranite ali zavrzite spremembe.</translation>
    </message>
    <message>
        <source>The field &apos;{field}&apos; of the layer &apos;{name}&apos; cannot hold {kind}: rename or delete it.</source>
        <translation>Polje »{field}« sloja »{name}« ne more hraniti {kind}: preimenujte ga ali izbrišite.</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>števil</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>besedil</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; cannot be written to: save it as a GeoPackage, or check the rights of its file.</source>
        <translation>V sloj »{name}« ni mogoče pisati: shranite ga kot GeoPackage ali preverite pravice njegove datoteke.</translation>
    </message>
    <message>
        <source>{number} boxes: {counts}.</source>
        <translation>Število območij je {number}: {counts}.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; holds no boxes.</source>
        <translation>Sloj »{name}« nima nobenega območja.</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>razlog ni naveden</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; could not be changed ({reason}): check its fields and the rights of its file.</source>
        <translation>Sloja »{name}« ni bilo mogoče spremeniti ({reason}): preverite njegova polja in pravice njegove datoteke.</translation>
    </message>
</context>
<context>
    <name>ScorePredictionAlgorithm</name>
    <message>
        <source>Score prediction</source>
        <translation>Oceni napoved</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Poročilo</translation>
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
    <message>
        <source>Scores predictions against references with the weighted Matthews correlation of the Enhanced Sentinel-2 Agriculture challenge.

Several boxes are pooled: their weighted counts are summed first, then one score is computed. Predictions, references and weights are matched by their grids, so their order does not matter. With three boxes or more each score comes with the interval in which it lies in 95 of 100 draws of the boxes.

The report adds the scores by the area of parcels, how far the borders of the map lie from those of the reference, and whether probabilities mean what they say.</source>
        <translation>Oceni napovedi glede na reference z uteženim Matthewsovim koeficientom izziva Enhanced Sentinel-2 Agriculture.

Več območij se združi: najprej se seštejejo njihova utežena števila, nato se izračuna ena ocena. Napovedi, reference in uteži se povežejo po mrežah, zato njihov vrstni red ni pomemben. Pri treh območjih ali več ima vsaka ocena interval, v katerem leži pri 95 od 100 žrebov območij.

Poročilo doda ocene po površini parcel, kako daleč ležijo meje karte od mej reference in ali verjetnosti pomenijo to, kar povedo.</translation>
    </message>
    <message>
        <source>accuracy,assessment,score,mcc,matthews,f1,iou,precision,recall,validation,confusion,interval,bootstrap,calibration,borders</source>
        <translation>natančnost,ocena,ocenjevanje,mcc,matthews,f1,iou,natančnost,priklic,validacija,zamenjave,interval,bootstrap,kalibracija,meje</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Decides which boxes are drawn for the intervals. The same seed gives the same intervals.</source>
        <translation>Določa, katera območja se izžrebajo za intervale. Isto seme da iste intervale.</translation>
    </message>
    <message>
        <source>A JSON file with all scores and intervals, of each box and of all together, by the area of parcels, with the distances of borders and the calibration.</source>
        <translation>Datoteka JSON z vsemi ocenami in intervali, za vsako območje in za vsa skupaj, po površini parcel, z razdaljami mej in kalibracijo.</translation>
    </message>
    <message>
        <source>Weighted MCC, lower end</source>
        <translation>Uteženi MCC, spodnja meja</translation>
    </message>
    <message>
        <source>Of its interval; only with three boxes or more.</source>
        <translation>Njegovega intervala; le pri treh območjih ali več.</translation>
    </message>
    <message>
        <source>Weighted MCC, upper end</source>
        <translation>Uteženi MCC, zgornja meja</translation>
    </message>
    <message>
        <source>Weighted MCC of small parcels</source>
        <translation>Uteženi MCC majhnih parcel</translation>
    </message>
    <message>
        <source>Of parcels under 0.25 ha and the pixels around them.</source>
        <translation>Parcel pod 0,25 ha in pikslov okoli njih.</translation>
    </message>
    <message>
        <source>Distance of borders (m)</source>
        <translation>Razdalja mej (m)</translation>
    </message>
    <message>
        <source>Half of the border pixels of map and reference lie no farther from a border of the other.</source>
        <translation>Polovica mejnih pikslov karte in reference ne leži dlje od meje druge.</translation>
    </message>
    <message>
        <source>Bias of borders (m)</source>
        <translation>Odklon mej (m)</translation>
    </message>
    <message>
        <source>Mean displacement of borders at most 10 m apart; negative for a map that is too small.</source>
        <translation>Povprečni premik mej, oddaljenih največ 10 m; negativen pri premajhni karti.</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Napaka kalibracije</translation>
    </message>
    <message>
        <source>How far probabilities lie from the shares that are cultivated, on average. Not for masks.</source>
        <translation>Kako daleč v povprečju ležijo verjetnosti od deležev, ki so obdelani. Ne za maske.</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brierjeva ocena</translation>
    </message>
    <message>
        <source>Mean squared error of the probability, weighted. Not for masks.</source>
        <translation>Povprečna kvadratna napaka verjetnosti, utežena. Ne za maske.</translation>
    </message>
</context>
<context>
    <name>ScoreSubmissionAlgorithm</name>
    <message>
        <source>Score submission</source>
        <translation>Oceni oddajo</translation>
    </message>
    <message>
        <source>Checks and scores a submission to the Enhanced Sentinel-2 Agriculture challenge, and enters it into a leaderboard of your own.

Half of the boxes, chosen by the seed, give the public score; the others give the private one, which the page of the leaderboard hides unless you ask for it. The leaderboard is a CSV to which a row is added; several people may enter at the same time. An archive that breaks a rule is refused with the file and the rule, and nothing of it is unpacked to the disk.</source>
        <translation>Preveri in oceni oddajo za izziv Enhanced Sentinel-2 Agriculture in jo vpiše na vašo lastno lestvico.

Polovica območij, ki jo izbere seme, da javno oceno; druga da zasebno, ki jo stran lestvice skrije, razen če jo zahtevate. Lestvica je CSV, ki se mu doda vrstica; hkrati lahko vpisuje več ljudi. Arhiv, ki krši kakšno pravilo, se zavrne z navedbo datoteke in pravila, in nič iz njega se ne razpakira na disk.</translation>
    </message>
    <message>
        <source>challenge,submission,score,leaderboard,public,private,AI4EO,competition,team,archive,zip</source>
        <translation>izziv,oddaja,ocena,lestvica,javno,zasebno,AI4EO,tekmovanje,ekipa,arhiv,zip</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Oddaja</translation>
    </message>
    <message>
        <source>Archives (*.zip *.tar.gz *.tgz *.tar);;All files (*)</source>
        <translation>Arhivi (*.zip *.tar.gz *.tgz *.tar);;Vse datoteke (*)</translation>
    </message>
    <message>
        <source>The archive that &apos;Export challenge submission&apos; or anybody else packed.</source>
        <translation>Arhiv, ki ga je zapakiral algoritem »Izvozi oddajo za izziv« ali kdor koli drug.</translation>
    </message>
    <message>
        <source>Name of the entry</source>
        <translation>Ime vpisa</translation>
    </message>
    <message>
        <source>What the leaderboard shows the submission by, such as &apos;U-Net, second try&apos;.</source>
        <translation>Pod čim lestvica pokaže oddajo, na primer »U-Net, drugi poskus«.</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Ekipa</translation>
    </message>
    <message>
        <source>Who enters it.</source>
        <translation>Kdo jo vpisuje.</translation>
    </message>
    <message>
        <source>The model that made it, whose name and version are noted. Leave it empty to note none.</source>
        <translation>Model, ki jo je izdelal; zapišeta se njegovo ime in različica. Pustite prazno, da se ne zapiše noben.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Decides which boxes are public. It has to be the same for all entries of a leaderboard; another one, kept secret, keeps the halves secret.</source>
        <translation>Določa, katera območja so javna. Biti mora isto za vse vpise na lestvici; drugo, ki ostane skrito, skrije tudi polovici.</translation>
    </message>
    <message>
        <source>Show the private scores</source>
        <translation>Pokaži zasebne ocene</translation>
    </message>
    <message>
        <source>Shows the scores of the private half on the page, and tells that of this entry.</source>
        <translation>Na strani pokaže ocene zasebne polovice in pove oceno tega vpisa.</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Lestvica</translation>
    </message>
    <message>
        <source>A row is added to this file; nothing in it is replaced. It is made where there is none, and a page of the same name that ends in .html beside it.</source>
        <translation>Tej datoteki se doda vrstica; nič v njej se ne zamenja. Če je še ni, se naredi, ob njej pa stran istega imena s končnico .html.</translation>
    </message>
    <message>
        <source>Public weighted MCC</source>
        <translation>Javni uteženi MCC</translation>
    </message>
    <message>
        <source>The challenge&apos;s score, pooled over the public half of the boxes.</source>
        <translation>Ocena izziva, združena čez javno polovico območij.</translation>
    </message>
    <message>
        <source>Private weighted MCC</source>
        <translation>Zasebni uteženi MCC</translation>
    </message>
    <message>
        <source>The same of the private half; only where it is shown.</source>
        <translation>Isto za zasebno polovico; le kjer je prikazana.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>Number of boxes in both halves.</source>
        <translation>Število območij v obeh polovicah.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Mesto</translation>
    </message>
    <message>
        <source>Place of the entry by its public score, from 1.</source>
        <translation>Mesto vpisa po javni oceni, od 1.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Vpisi</translation>
    </message>
    <message>
        <source>Number of rows of the leaderboard.</source>
        <translation>Število vrstic lestvice.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Stran</translation>
    </message>
    <message>
        <source>The leaderboard as an HTML page.</source>
        <translation>Lestvica kot stran HTML.</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Of the archive.</source>
        <translation>Zgostitev arhiva.</translation>
    </message>
    <message>
        <source>The entry has no name: give one, by which the leaderboard shows it.</source>
        <translation>Vpis nima imena: dajte mu ga, da ga lestvica pokaže.</translation>
    </message>
</context>
<context>
    <name>SeasonDownloadAlgorithm</name>
    <message>
        <source>Both days count. The default period is that of the challenge.</source>
        <translation>Oba dneva se štejeta. Privzeto je obdobje tekmovanja.</translation>
    </message>
    <message>
        <source>Both days count. Leave both empty for every product.</source>
        <translation>Oba dneva se štejeta. Oba pustite prazna za vse izdelke.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Prvi dan</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Zadnji dan</translation>
    </message>
    <message>
        <source>Largest cloud cover of a scene (%)</source>
        <translation>Največja oblačnost scene (%)</translation>
    </message>
    <message>
        <source>Of the whole scene, about 100 km wide, as the archive states it; a box may be clearer or cloudier.</source>
        <translation>Celotne scene, široke približno 100 km, kot jo navaja arhiv; območje je lahko jasnejše ali oblačnejše.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanali</translation>
    </message>
    <message>
        <source>Names such as B02 B03 B04 B08. The models that ship see all but B01 and B09.</source>
        <translation>Imena, kot so B02 B03 B04 B08. Priloženi modeli vidijo vse razen B01 in B09.</translation>
    </message>
    <message>
        <source>Merge scenes within (min)</source>
        <translation>Združi scene znotraj (min)</translation>
    </message>
    <message>
        <source>Scenes of one pass are cut into tiles; those so close in time become one image.</source>
        <translation>Scene enega preleta so razrezane na ploščice; tiste, ki so si časovno tako blizu, postanejo en posnetek.</translation>
    </message>
    <message>
        <source>Dry run: only tell what would be fetched</source>
        <translation>Poskusni zagon: samo povej, kaj bi se preneslo</translation>
    </message>
    <message>
        <source>Asks the catalogue and lists dates, requests, processing units and megabytes of every box. Nothing is spent and nothing written.</source>
        <translation>Vpraša katalog in izpiše datume, zahtevke, procesne enote in megabajte vsakega območja. Nič se ne porabi in nič ne zapiše.</translation>
    </message>
    <message>
        <source>Images fetched at a time</source>
        <translation>Število hkratnih prenosov posnetkov</translation>
    </message>
    <message>
        <source>0 for what suits the service.</source>
        <translation>0 za toliko, kolikor ustreza storitvi.</translation>
    </message>
    <message>
        <source>Tries of each request</source>
        <translation>Poskusi vsakega zahtevka</translation>
    </message>
    <message>
        <source>A busy service, a cut connection and a broken answer are tried again, with growing waits.</source>
        <translation>Ob zasedeni storitvi, prekinjeni povezavi ali pokvarjenem odgovoru se poskusi znova, z vse daljšimi premori.</translation>
    </message>
    <message>
        <source>Longest time of one request (s)</source>
        <translation>Najdaljši čas enega zahtevka (s)</translation>
    </message>
    <message>
        <source>Slowest transfer (bytes/s)</source>
        <translation>Najpočasnejši prenos (bajti/s)</translation>
    </message>
    <message>
        <source>A slower one is given up and tried again.</source>
        <translation>Počasnejši se opusti in poskusi znova.</translation>
    </message>
    <message>
        <source>Folder of the seasons</source>
        <translation>Mapa s sezonami</translation>
    </message>
    <message>
        <source>Each box gets a folder of its name in it. What is there already stays: a second run fetches only what is missing or damaged.</source>
        <translation>Vsako območje dobi v njej mapo s svojim imenom. Kar je že tam, ostane: drugi zagon prenese samo, kar manjka ali je poškodovano.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Popolno</translation>
    </message>
    <message>
        <source>True when every box has every date.</source>
        <translation>Drži, kadar ima vsako območje vse datume.</translation>
    </message>
    <message>
        <source>Number of boxes</source>
        <translation>Število območij</translation>
    </message>
    <message>
        <source>Boxes asked for.</source>
        <translation>Zahtevana območja.</translation>
    </message>
    <message>
        <source>Dates fetched</source>
        <translation>Preneseni datumi</translation>
    </message>
    <message>
        <source>Of all boxes together.</source>
        <translation>Vseh območij skupaj.</translation>
    </message>
    <message>
        <source>Dates present</source>
        <translation>Obstoječi datumi</translation>
    </message>
    <message>
        <source>They were there before.</source>
        <translation>Tam so bili že prej.</translation>
    </message>
    <message>
        <source>Dates without data</source>
        <translation>Datumi brez podatkov</translation>
    </message>
    <message>
        <source>Scenes that do not reach into the box.</source>
        <translation>Scene, ki ne segajo v območje.</translation>
    </message>
    <message>
        <source>Dates that failed</source>
        <translation>Neuspeli datumi</translation>
    </message>
    <message>
        <source>Run it again to fetch them.</source>
        <translation>Za njihov prenos zaženite znova.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Zahtevki</translation>
    </message>
    <message>
        <source>Sent; in a dry run, needed.</source>
        <translation>Poslani; pri poskusnem zagonu potrebni.</translation>
    </message>
    <message>
        <source>Processing units</source>
        <translation>Procesne enote</translation>
    </message>
    <message>
        <source>Spent, as Sentinel Hub states; in a dry run, needed. 0 for other sources.</source>
        <translation>Porabljene, kot jih navaja Sentinel Hub; pri poskusnem zagonu potrebne. Pri drugih virih 0.</translation>
    </message>
    <message>
        <source>Megabytes</source>
        <translation>Megabajti</translation>
    </message>
    <message>
        <source>Received; in a dry run, about to come.</source>
        <translation>Prejeti; pri poskusnem zagonu pričakovani.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Povzetek</translation>
    </message>
    <message>
        <source>One line: what came, what did not and why.</source>
        <translation>Ena vrstica: kaj je prispelo, kaj ne in zakaj.</translation>
    </message>
    <message>
        <source>The last day, {last}, comes before the first, {first}: exchange the two.</source>
        <translation>Zadnji dan, {last}, je pred prvim, {first}: zamenjajte ju.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a file: choose a folder for the seasons.</source>
        <translation>»{path}« je datoteka: izberite mapo za sezone.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; is itself a season: choose the folder above it, which holds the seasons of all boxes.</source>
        <translation>Mapa »{path}« je sama sezona: izberite mapo nad njo, v kateri so sezone vseh območij.</translation>
    </message>
    <message>
        <source>No band is named: write names such as B02 B03 B04 B08.</source>
        <translation>Naveden ni noben kanal: zapišite imena, kot so B02 B03 B04 B08.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no band of Sentinel-2 level 2A: choose among {bands}.</source>
        <translation>»{name}« ni kanal Sentinela-2 ravni 2A: izbirajte med {bands}.</translation>
    </message>
    <message>
        <source>The seasons go to a temporary folder, which is gone when QGIS ends: move what you want to keep.</source>
        <translation>Sezone gredo v začasno mapo, ki izgine, ko se QGIS zapre: premaknite, kar želite obdržati.</translation>
    </message>
    <message>
        <source>All tries and waits together.</source>
        <translation>Vsi poskusi in premori skupaj.</translation>
    </message>
</context>
<context>
    <name>SeasonRasterAlgorithm</name>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>The folder of the season, or its collection.json.</source>
        <translation>Mapa sezone ali njena datoteka collection.json.</translation>
    </message>
    <message>
        <source>Cloud probability</source>
        <translation>Verjetnost oblakov</translation>
    </message>
    <message>
        <source>Probability (0 to 1, layer CLP) from which a pixel is a cloud. Lower it when thin clouds slip through.</source>
        <translation>Verjetnost (od 0 do 1, sloj CLP), od katere piksel velja za oblak. Znižajte jo, kadar se izmuznejo tanki oblaki.</translation>
    </message>
    <message>
        <source>Buffer around clouds (m)</source>
        <translation>Pas okoli oblakov (m)</translation>
    </message>
    <message>
        <source>Pixels whose centre lies at most so far from a cloud or a shadow do not count as clear either. The rims of clouds are often missed: 50 to 150 m is usual.</source>
        <translation>Piksli, katerih središče je od oblaka ali sence oddaljeno največ toliko, prav tako ne veljajo za jasne. Robovi oblakov so pogosto spregledani: običajno je od 50 do 150 m.</translation>
    </message>
    <message>
        <source>Mask layers</source>
        <translation>Sloji maske</translation>
    </message>
    <message>
        <source>A pixel is clear when each of these layers calls it clear: SCL, the scene classification; CLM, the cloud mask; CLP, the cloud probability; dataMask, whether there are data. Choose none for all that the season has.</source>
        <translation>Piksel je jasen, kadar ga ima za jasnega vsak od teh slojev: SCL, klasifikacija scene; CLM, maska oblakov; CLP, verjetnost oblakov; dataMask, ali podatki obstajajo. Ne izberite nobenega za vse, ki jih ima sezona.</translation>
    </message>
    <message>
        <source>Clear classes</source>
        <translation>Jasni razredi</translation>
    </message>
    <message>
        <source>Classes of the scene classification (SCL) that count as clear.</source>
        <translation>Razredi klasifikacije scene (SCL), ki veljajo za jasne.</translation>
    </message>
    <message>
        <source>0 No data</source>
        <translation>0 Brez podatkov</translation>
    </message>
    <message>
        <source>1 Saturated or defective</source>
        <translation>1 Nasičeno ali okvarjeno</translation>
    </message>
    <message>
        <source>2 Dark area</source>
        <translation>2 Temna površina</translation>
    </message>
    <message>
        <source>3 Cloud shadow</source>
        <translation>3 Senca oblaka</translation>
    </message>
    <message>
        <source>4 Vegetation</source>
        <translation>4 Vegetacija</translation>
    </message>
    <message>
        <source>5 Bare soil</source>
        <translation>5 Gola tla</translation>
    </message>
    <message>
        <source>6 Water</source>
        <translation>6 Voda</translation>
    </message>
    <message>
        <source>7 Unclassified</source>
        <translation>7 Nerazvrščeno</translation>
    </message>
    <message>
        <source>8 Cloud, medium probability</source>
        <translation>8 Oblak, srednja verjetnost</translation>
    </message>
    <message>
        <source>9 Cloud, high probability</source>
        <translation>9 Oblak, visoka verjetnost</translation>
    </message>
    <message>
        <source>10 Thin cirrus</source>
        <translation>10 Tanki cirusi</translation>
    </message>
    <message>
        <source>11 Snow or ice</source>
        <translation>11 Sneg ali led</translation>
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
    <name>SeriesAlgorithm</name>
    <message>
        <source>First day</source>
        <translation>Prvi dan</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Zadnji dan</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Časi</translation>
    </message>
    <message>
        <source>Number of bands of the raster.</source>
        <translation>Število kanalov rastra.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dnevi</translation>
    </message>
    <message>
        <source>The day each band stands for, parted by commas.</source>
        <translation>Dan, za katerega stoji posamezni kanal, ločeni z vejicami.</translation>
    </message>
    <message>
        <source>Valid share</source>
        <translation>Veljavni delež</translation>
    </message>
    <message>
        <source>Share of the raster&apos;s values that are not nodata, 0 to 1.</source>
        <translation>Delež vrednosti rastra, ki niso brez podatka, od 0 do 1.</translation>
    </message>
    <message>
        <source>The period from {first} to {last} is empty: let it end after it begins.</source>
        <translation>Obdobje od {first} do {last} je prazno: konča naj se po začetku.</translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>Set up Furrow</source>
        <translation>Nastavitev Furrowa</translation>
    </message>
    <message>
        <source>State of the engine</source>
        <translation>Stanje pogona</translation>
    </message>
    <message>
        <source>Other Pythons</source>
        <translation>Drugi Pythoni</translation>
    </message>
    <message>
        <source>Build with</source>
        <translation>Zgradi s</translation>
    </message>
    <message>
        <source>A Python 3.11 or newer to make the environment with. Leave it empty to have one found.</source>
        <translation>Python 3.11 ali novejši, s katerim se naredi okolje. Pustite prazno, da se poišče sam.</translation>
    </message>
    <message>
        <source>Use instead</source>
        <translation>Namesto tega uporabi</translation>
    </message>
    <message>
        <source>The Python of an environment you keep yourself, with Furrow&apos;s packages installed.</source>
        <translation>Python okolja, ki ga vzdržujete sami, z nameščenimi paketi Furrowa.</translation>
    </message>
    <message>
        <source>Try it and use it</source>
        <translation>Preizkusi in uporabi</translation>
    </message>
    <message>
        <source>Runs Furrow&apos;s check with it, and remembers it when that works.</source>
        <translation>Z njim požene preverjanje Furrowa in si ga zapomni, če deluje.</translation>
    </message>
    <message>
        <source>Downloads 300 MB to 3 GB. You can go on working meanwhile.</source>
        <translation>Prenese 300 MB do 3 GB. Medtem lahko delate naprej.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Preveri</translation>
    </message>
    <message>
        <source>Writes a report of versions, devices, memory and disk into the log.</source>
        <translation>V dnevnik zapiše poročilo o različicah, napravah, pomnilniku in disku.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Odstrani …</translation>
    </message>
    <message>
        <source>Removes the engine that Furrow built and gives its disk space back.</source>
        <translation>Odstrani pogon, ki ga je zgradil Furrow, in sprosti njegov prostor na disku.</translation>
    </message>
    <message>
        <source>Remove the engine in &apos;{folder}&apos;? It can be built again at any time.</source>
        <translation>Odstranim pogon v mapi »{folder}«? Kadar koli ga je mogoče znova zgraditi.</translation>
    </message>
</context>
<context>
    <name>SimulateSeasonAlgorithm</name>
    <message>
        <source>Simulate a season</source>
        <translation>Simuliraj sezono</translation>
    </message>
    <message>
        <source>Makes up farmland of small parcels, what grows on it in a year, and what Sentinel-2 sees of it: a season with known truth, for courses and tests.

The images are blurred and shifted as real ones are, with noise, haze, clouds, shadows and masks that err. The parcels have the faults of registers: some are missing or falsely declared, outlines are shifted, two crops share one. The same values and seed give the same season. Nothing here is a real place.</source>
        <translation>Sestavi krajino z majhnimi parcelami, kar na njih v letu raste in kar od tega vidi Sentinel-2: sezono z znano resnico, za tečaje in preizkuse.

Posnetki so zamegljeni in zamaknjeni kakor pravi, s šumom, meglico, oblaki, sencami in maskami, ki se motijo. Parcele imajo napake registrov: nekatere manjkajo ali so napačno prijavljene, obrisi so zamaknjeni, dve kulturi si delita eno parcelo. Iste vrednosti in isto seme dajo isto sezono. Nič tu ni resničen kraj.</translation>
    </message>
    <message>
        <source>simulation,synthetic,artificial,test data,course,teaching,season,parcels,ground truth</source>
        <translation>simulacija,sintetično,umetno,preizkusni podatki,tečaj,poučevanje,sezona,parcele,resnica,simulation</translation>
    </message>
    <message>
        <source>True cultivated land</source>
        <translation>Resnično obdelana zemljišča</translation>
    </message>
    <message>
        <source>At 2.5 m: 1 where crops truly grow, 0 elsewhere, without the faults of the register.</source>
        <translation>Pri 2,5 m: 1, kjer kulture res rastejo, 0 drugje, brez napak registra.</translation>
    </message>
    <message>
        <source>Kinds of surface</source>
        <translation>Vrste površja</translation>
    </message>
    <message>
        <source>At 2.5 m: what covers each pixel, and the number of its true parcel.</source>
        <translation>Pri 2,5 m: kaj pokriva vsak piksel in številka njegove resnične parcele.</translation>
    </message>
    <message>
        <source>Declared parcels</source>
        <translation>Prijavljene parcele</translation>
    </message>
    <message>
        <source>Class and status as declared, and what truly grows, one feature a parcel.</source>
        <translation>Razred in stanje, kot sta prijavljena, in kaj res raste, en objekt na parcelo.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>Number of declared parcels.</source>
        <translation>Število prijavljenih parcel.</translation>
    </message>
    <message>
        <source>Cultivated share</source>
        <translation>Obdelani delež</translation>
    </message>
    <message>
        <source>Share of the land where crops grow, 0 to 1.</source>
        <translation>Delež zemljišč, kjer rastejo kulture, od 0 do 1.</translation>
    </message>
    <message>
        <source>Share of small parcels</source>
        <translation>Delež majhnih parcel</translation>
    </message>
    <message>
        <source>Share of the parcels that hold no whole pixel of 10 m, 0 to 1.</source>
        <translation>Delež parcel, ki ne vsebujejo nobenega celega piksla 10 m, od 0 do 1.</translation>
    </message>
    <message>
        <source>Size (pixels of 10 m)</source>
        <translation>Velikost (piksli po 10 m)</translation>
    </message>
    <message>
        <source>Side of the place: 500 are 5 km, as a box of the challenge.</source>
        <translation>Stranica kraja: 500 je 5 km, kakor območje izziva.</translation>
    </message>
    <message>
        <source>Outlines of real parcels</source>
        <translation>Obrisi resničnih parcel</translation>
    </message>
    <message>
        <source>A polygon layer to take the shapes of the parcels from; what grows on them is made up. The place lies around its middle. Leave it empty to have the parcels made up too.</source>
        <translation>Poligonski sloj, iz katerega se vzamejo oblike parcel; kar na njih raste, je izmišljeno. Kraj leži okoli njegove sredine. Pustite prazno, da so izmišljene tudi parcele.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Pokrajina</translation>
    </message>
    <message>
        <source>&apos;benchmark&apos;: small strips as in the east of Slovenia. &apos;other physics&apos;: larger fields, a later year, darker soil, more cloud and blurrier images, to test a model beyond what it learned from.</source>
        <translation>&apos;benchmark&apos;: majhni trakovi kakor na vzhodu Slovenije. &apos;other physics&apos;: večje njive, poznejše leto, temnejša tla, več oblakov in bolj zamegljeni posnetki, za preizkus modela onkraj tega, na čemer se je učil.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Another number gives another place.</source>
        <translation>Drugo število da drug kraj.</translation>
    </message>
    <message>
        <source>Number of dates</source>
        <translation>Število datumov</translation>
    </message>
    <message>
        <source>Between 1 March and mid-September; 0 for 20 to 48 at random.</source>
        <translation>Med 1. marcem in sredino septembra; 0 za naključno število od 20 do 48.</translation>
    </message>
    <message>
        <source>Share of clouds</source>
        <translation>Delež oblakov</translation>
    </message>
    <message>
        <source>Mean share of the pixels under cloud, 0 to 0.9. Leave it empty for the region&apos;s own.</source>
        <translation>Povprečni delež pikslov pod oblaki, od 0 do 0,9. Pustite prazno za delež, ki je lasten pokrajini.</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Odbojnost</translation>
    </message>
    <message>
        <source>&apos;generated&apos;: from growth curves and typical spectra. &apos;real&apos;: crops and grass after series of real pixels in Flanders, 2019.</source>
        <translation>&apos;generated&apos;: iz rastnih krivulj in značilnih spektrov. &apos;real&apos;: kulture in trava po nizih resničnih pikslov iz Flandrije, 2019.</translation>
    </message>
    <message>
        <source>reading the outlines</source>
        <translation>branje obrisov</translation>
    </message>
</context>
<context>
    <name>SpectralIndexAlgorithm</name>
    <message>
        <source>Spectral index</source>
        <translation>Spektralni indeks</translation>
    </message>
    <message>
        <source>Writes NDVI, NDWI or NDBI at every date of a season; what is not clear is nodata.

NDVI = (B08 - B04) / (B08 + B04) shows vegetation, NDWI = (B03 - B08) / (B03 + B08) open water, NDBI = (B11 - B08) / (B11 + B08) built-up land and bare soil. They are taken from reflectance, and are nodata where the sum is 0.</source>
        <translation>Zapiše NDVI, NDWI ali NDBI za vsak datum sezone; kar ni jasno, ostane brez podatka.

NDVI = (B08 - B04) / (B08 + B04) kaže vegetacijo, NDWI = (B03 - B08) / (B03 + B08) odprto vodo, NDBI = (B11 - B08) / (B11 + B08) pozidana zemljišča in gola tla. Računajo se iz odbojnosti in so brez podatka, kjer je vsota 0.</translation>
    </message>
    <message>
        <source>season,sentinel-2,index,ndvi,ndwi,ndbi,vegetation,water,built-up,time series</source>
        <translation>sezona,sentinel-2,indeks,ndvi,ndwi,ndbi,vegetacija,voda,pozidano,časovna vrsta</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Indeks</translation>
    </message>
    <message>
        <source>The season must hold the two bands it is made of.</source>
        <translation>Sezona mora vsebovati kanala, iz katerih je sestavljen.</translation>
    </message>
    <message>
        <source>Dates outside are left out. Leave it empty for all dates of the season.</source>
        <translation>Datumi zunaj tega obdobja se izpustijo. Pustite prazno za vse datume sezone.</translation>
    </message>
    <message>
        <source>-1 to 1, nodata NaN; the date describes each band.</source>
        <translation>Od -1 do 1, brez podatka NaN; vsak kanal je opisan z datumom.</translation>
    </message>
</context>
<context>
    <name>SurfaceReflectanceAlgorithm</name>
    <message>
        <source>Surface reflectance</source>
        <translation>Odbojnost površja</translation>
    </message>
    <message>
        <source>Writes the surface reflectance of one band at every date of a season; what is not clear is nodata.

Scale and offset of each date are applied, also the offset that images have since the processing baseline 04.00, so that years can be compared.</source>
        <translation>Zapiše odbojnost površja v enem kanalu za vsak datum sezone; kar ni jasno, ostane brez podatka.

Upoštevata se faktor in zamik vsakega datuma, tudi zamik, ki ga imajo posnetki od različice obdelave 04.00, tako da je leta mogoče primerjati.</translation>
    </message>
    <message>
        <source>season,sentinel-2,reflectance,band,boa,offset,baseline,time series,cloud free</source>
        <translation>sezona,sentinel-2,odbojnost,kanal,boa,zamik,različica obdelave,baseline,časovna vrsta,brez oblakov</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>The season must hold it.</source>
        <translation>Sezona ga mora vsebovati.</translation>
    </message>
    <message>
        <source>Dates outside are left out. Leave it empty for all dates of the season.</source>
        <translation>Datumi zunaj tega obdobja se izpustijo. Pustite prazno za vse datume sezone.</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Odbojnost</translation>
    </message>
    <message>
        <source>Reflectance, mostly 0 to 1, nodata NaN; the date describes each band.</source>
        <translation>Odbojnost, večinoma od 0 do 1, brez podatka NaN; vsak kanal je opisan z datumom.</translation>
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
        <translation>učiti,učenje,naučiti,dodatno učenje,fine-tuning,mreža,globoko učenje,model,safetensors,epohe</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Sezone</translation>
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
        <source>Replace a model that is there</source>
        <translation>Zamenjaj obstoječi model</translation>
    </message>
    <message>
        <source>The older model stays until the new one is whole. Folders that hold no model are never replaced.</source>
        <translation>Starejši model ostane, dokler novi ni cel. Mape, ki niso modeli, se nikoli ne zamenjajo.</translation>
    </message>
    <message>
        <source>Training report</source>
        <translation>Poročilo o učenju</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Probability from which a pixel counts as cultivated: the one that scores best.</source>
        <translation>Verjetnost, od katere piksel velja za obdelanega: tista z najboljšo oceno.</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>Najboljši korak</translation>
    </message>
    <message>
        <source>The step whose weights are kept.</source>
        <translation>Korak, katerega uteži se obdržijo.</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Opravljeni koraki</translation>
    </message>
    <message>
        <source>Steps that were made.</source>
        <translation>Število opravljenih korakov.</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: loss {loss}, weighted MCC on validation {score}</source>
        <translation>Korak {step} od {steps}: izguba {loss}, uteženi MCC na validaciji {score}</translation>
    </message>
    <message>
        <source>The model is written, but its report is not: {reason}</source>
        <translation>Model je zapisan, poročilo o njem pa ne: {reason}</translation>
    </message>
    <message>
        <source>The collection.json of each season, or its folder. Or give a folder of seasons instead.</source>
        <translation>Datoteka collection.json vsake sezone ali njena mapa. Namesto tega lahko podate mapo sezon.</translation>
    </message>
    <message>
        <source>Folder of seasons</source>
        <translation>Mapa sezon</translation>
    </message>
    <message>
        <source>All seasons in it are trained on, so each needs its reference.</source>
        <translation>Uči se na vseh sezonah v njej, zato vsaka potrebuje svojo referenco.</translation>
    </message>
    <message>
        <source>No season was given: choose seasons, or a folder that holds them.</source>
        <translation>Podana ni bila nobena sezona: izberite sezone ali mapo z njimi.</translation>
    </message>
    <message>
        <source>The folder to write: model.safetensors, card.json, training.csv, the log of the training, and examples.png, pictures of a few places kept for validation.</source>
        <translation>Mapa, ki se zapiše: model.safetensors, card.json, training.csv, dnevnik učenja, in examples.png, slike nekaj mest, prihranjenih za validacijo.</translation>
    </message>
    <message>
        <source>An HTML page with the curves of loss and validation score, example maps, and what the model&apos;s card says.</source>
        <translation>Stran HTML s krivuljama izgube in ocene na validaciji, z zgledi karte in s tem, kar pravi kartica modela.</translation>
    </message>
</context>
<context>
    <name>TrainingMonitor</name>
    <message>
        <source>Training monitor</source>
        <translation>Spremljanje učenja</translation>
    </message>
    <message>
        <source>No training was found: choose the folder of a model that is being trained.</source>
        <translation>Nobenega učenja ni mogoče najti: izberite mapo modela, ki se uči.</translation>
    </message>
    <message>
        <source>Being prepared: seasons and references are read.</source>
        <translation>Pripravlja se: berejo se sezone in reference.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Izberi …</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Najnovejše</translation>
    </message>
    <message>
        <source>Choose the folder of a model, or of its unfinished training.</source>
        <translation>Izberite mapo modela ali njegovega nedokončanega učenja.</translation>
    </message>
    <message>
        <source>Find the training that was at work last.</source>
        <translation>Poišče učenje, ki je delalo zadnje.</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Ustavi in obdrži najboljše</translation>
    </message>
    <message>
        <source>Ends the training after the step it is at; the weights that scored best become the model.</source>
        <translation>Konča učenje po koraku, pri katerem je; uteži z najboljšo oceno postanejo model.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Odpri mapo</translation>
    </message>
    <message>
        <source>Shows the folder that holds the model and its training.</source>
        <translation>Pokaže mapo z modelom in njegovim učenjem.</translation>
    </message>
    <message>
        <source>End the training of &apos;{name}&apos; now? The weights that scored best are kept as the model. It cannot go on from here later; cancel it in the task manager instead if it shall.</source>
        <translation>Končam učenje modela »{name}«? Uteži z najboljšo oceno se obdržijo kot model. Pozneje se od tod ne more nadaljevati; če naj se, ga raje prekličite v upravljalniku opravil.</translation>
    </message>
    <message>
        <source>The curves appear with the first steps.</source>
        <translation>Krivulji se pokažeta s prvimi koraki.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Krivulji</translation>
    </message>
    <message>
        <source>Example maps</source>
        <translation>Zgledi karte</translation>
    </message>
    <message>
        <source>Loss and score from step to step.</source>
        <translation>Izguba in ocena od koraka do koraka.</translation>
    </message>
    <message>
        <source>What the network sees now at a few places that it does not learn from.</source>
        <translation>Kaj mreža zdaj vidi na nekaj mestih, iz katerih se ne uči.</translation>
    </message>
</context>
<context>
    <name>ValidObservationsAlgorithm</name>
    <message>
        <source>Count valid observations</source>
        <translation>Preštej veljavna opazovanja</translation>
    </message>
    <message>
        <source>Counts how many dates of a season show each pixel clearly.

Where the count is 0 nothing can be mapped, and where it is low a map deserves less trust.</source>
        <translation>Prešteje, koliko datumov sezone jasno pokaže vsak piksel.

Kjer je število 0, ni mogoče kartirati ničesar, kjer je majhno, pa je karta vredna manj zaupanja.</translation>
    </message>
    <message>
        <source>season,sentinel-2,count,valid,clear,observations,coverage,cloud,quality</source>
        <translation>sezona,sentinel-2,število,šteti,veljavno,jasno,opazovanja,pokritost,oblak,kakovost</translation>
    </message>
    <message>
        <source>Clear observations</source>
        <translation>Jasna opazovanja</translation>
    </message>
    <message>
        <source>Number of dates, 0 where a pixel is never clear.</source>
        <translation>Število datumov, 0, kjer piksel ni nikoli jasen.</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Najmanj</translation>
    </message>
    <message>
        <source>The lowest count of the raster.</source>
        <translation>Najmanjše število v rastru.</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Največ</translation>
    </message>
    <message>
        <source>The highest count of the raster.</source>
        <translation>Največje število v rastru.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Povprečje</translation>
    </message>
    <message>
        <source>The mean count of the raster.</source>
        <translation>Povprečno število v rastru.</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>Nikoli vidno</translation>
    </message>
    <message>
        <source>Share of pixels that no date shows clearly, 0 to 1.</source>
        <translation>Delež pikslov, ki jih noben datum ne pokaže jasno, od 0 do 1.</translation>
    </message>
</context>
<context>
    <name>VerifyChallengeArchiveAlgorithm</name>
    <message>
        <source>Verify challenge archive</source>
        <translation>Preveri arhiv tekmovanja</translation>
    </message>
    <message>
        <source>Compares the arrays of EOPatches with the list of MD5 sums that was published with them.

Reads an archive from its beginning to its end without unpacking it to the disk. Run it once after downloading the archives of the Enhanced Sentinel-2 Agriculture challenge, before importing them.</source>
        <translation>Primerja polja v EOPatchih s seznamom vsot MD5, ki je bil objavljen z njimi.

Arhiv prebere od začetka do konca, ne da bi ga razpakiral na disk. Zaženite enkrat po prenosu arhivov tekmovanja Enhanced Sentinel-2 Agriculture, preden jih uvozite.</translation>
    </message>
    <message>
        <source>eopatch,challenge,md5,checksum,verify,download,archive,damaged</source>
        <translation>eopatch,tekmovanje,challenge,md5,kontrolna vsota,preveriti,prenos,arhiv,poškodovano</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arhiv</translation>
    </message>
    <message>
        <source>Archives (*.zip *.tar *.tar.gz *.tgz)</source>
        <translation>Arhivi (*.zip *.tar *.tar.gz *.tgz)</translation>
    </message>
    <message>
        <source>The archive as it was downloaded. Leave it empty for a folder.</source>
        <translation>Arhiv, kakršen je bil prenesen. Pustite prazno za mapo.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>A folder that holds unpacked EOPatches. Leave it empty for an archive.</source>
        <translation>Mapa z razpakiranimi EOPatchi. Pustite prazno za arhiv.</translation>
    </message>
    <message>
        <source>List of checksums</source>
        <translation>Seznam kontrolnih vsot</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt)</source>
        <translation>Datoteke CSV (*.csv *.txt)</translation>
    </message>
    <message>
        <source>The published CSV: in each row the path of an array and its MD5 sum, in any order.</source>
        <translation>Objavljeni CSV: v vsaki vrstici pot polja in njegova vsota MD5, v poljubnem vrstnem redu.</translation>
    </message>
    <message>
        <source>Fail when something is wrong or missing</source>
        <translation>Javi napako, kadar je kaj narobe ali manjka</translation>
    </message>
    <message>
        <source>Ends with an error, so that a model or script stops. Otherwise the outputs tell what was found.</source>
        <translation>Konča se z napako, da se model ali skript ustavi. Sicer izhodi povedo, kaj je bilo najdeno.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Popolno</translation>
    </message>
    <message>
        <source>True when every array of the list is there as it was published.</source>
        <translation>Drži, kadar je vsako polje s seznama tam in takšno, kot je bilo objavljeno.</translation>
    </message>
    <message>
        <source>Arrays checked</source>
        <translation>Preverjena polja</translation>
    </message>
    <message>
        <source>Arrays that are in the list.</source>
        <translation>Polja, ki so na seznamu.</translation>
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
        <source>One sentence a problem.</source>
        <translation>En stavek na težavo.</translation>
    </message>
    <message>
        <source>Choose either an archive or a folder.</source>
        <translation>Izberite bodisi arhiv bodisi mapo.</translation>
    </message>
    <message>
        <source>{count} arrays are not as published. {first}</source>
        <translation>Število polj, ki niso takšna, kot so bila objavljena: {count}. {first}</translation>
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
        <translation>sezona,preveriti,preverjanje,poškodovano,odrezano,manjkajoče,celovitost,stac</translation>
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
    <name>Workflow</name>
    <message>
        <source>workflow,model,predict,clean,polygonise,agreement,lpis,parcels,review,chain</source>
        <translation>delovni potek,model,napoved,čiščenje,poligoni,ujemanje,lpis,gerk,parcele,pregled,veriga</translation>
    </message>
    <message>
        <source>workflow,model,region,country,boxes,download,stac,predict,mosaic,chain</source>
        <translation>delovni potek,model,regija,država,območja,prenos,stac,napoved,mozaik,veriga</translation>
    </message>
    <message>
        <source>Season to map and agreement</source>
        <translation>Od sezone do karte in ujemanja</translation>
    </message>
    <message>
        <source>Maps cultivated land from a season, cleans the map, turns it into fields and compares it with the parcels of a register.

Does what &apos;Predict cultivated land&apos;, &apos;Clean mask&apos;, &apos;Polygonise mask&apos; and &apos;Parcel agreement&apos; do, one after the other. To change it, open resources/models/season_to_agreement.model3 of the plugin&apos;s folder in the model designer and save it under another name.</source>
        <translation>Iz sezone izdela karto obdelanih zemljišč, jo očisti, pretvori v polja in primerja s parcelami registra.

Drugo za drugim naredi to, kar »Napovej obdelana zemljišča«, »Očisti masko«, »Poligoniziraj masko« in »Ujemanje parcel«. Če ga želite spremeniti, odprite resources/models/season_to_agreement.model3 v mapi vtičnika v oblikovalniku modelov in ga shranite pod drugim imenom.</translation>
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
        <source>The folder that a training wrote. Leave it empty for the model that ships with Furrow.</source>
        <translation>Mapa, ki jo je zapisalo učenje. Pustite prazno za model, priložen Furrowu.</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Parcele</translation>
    </message>
    <message>
        <source>The register: a polygon layer in any coordinate reference system.</source>
        <translation>Register: sloj poligonov v katerem koli koordinatnem sistemu.</translation>
    </message>
    <message>
        <source>Field that names a parcel</source>
        <translation>Polje z oznako parcele</translation>
    </message>
    <message>
        <source>Unique in the layer. Empty takes the numbers of the features.</source>
        <translation>Enolično v sloju. Prazno vzame številke objektov.</translation>
    </message>
    <message>
        <source>Class of a parcel</source>
        <translation>Razred parcele</translation>
    </message>
    <message>
        <source>The field that holds the declared class. Empty takes all parcels as declared as cultivated.</source>
        <translation>Polje s prijavljenim razredom. Prazno vzame vse parcele kot prijavljene za obdelane.</translation>
    </message>
    <message>
        <source>Classes that count as cultivated</source>
        <translation>Razredi, ki veljajo za obdelane</translation>
    </message>
    <message>
        <source>Parted by commas. Not used without a class.</source>
        <translation>Ločeni z vejicami. Brez razreda se ne uporablja.</translation>
    </message>
    <message>
        <source>Classes that are not declared</source>
        <translation>Razredi, ki niso prijavljeni</translation>
    </message>
    <message>
        <source>Nothing is known of these, so they are not judged.</source>
        <translation>O teh ni znano nič, zato se ne presojajo.</translation>
    </message>
    <message>
        <source>Minimum area of a parcel (m²)</source>
        <translation>Najmanjša površina parcele (m²)</translation>
    </message>
    <message>
        <source>Smaller patches of the map become not cultivated.</source>
        <translation>Manjše zaplate karte postanejo neobdelane.</translation>
    </message>
    <message>
        <source>Fill holes smaller than (m²)</source>
        <translation>Zapolni luknje, manjše od (m²)</translation>
    </message>
    <message>
        <source>Smaller holes of the map become cultivated.</source>
        <translation>Manjše luknje karte postanejo obdelane.</translation>
    </message>
    <message>
        <source>Regularise outlines</source>
        <translation>Uredi obrise</translation>
    </message>
    <message>
        <source>Takes the steps of the pixels out of the fields&apos; outlines.</source>
        <translation>Iz obrisov polj odstrani stopnice pikslov.</translation>
    </message>
    <message>
        <source>Parcel agreement</source>
        <translation>Ujemanje parcel</translation>
    </message>
    <message>
        <source>Cleaned mask</source>
        <translation>Očiščena maska</translation>
    </message>
    <message>
        <source>Fields of the map</source>
        <translation>Polja s karte</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Verjetnost</translation>
    </message>
    <message>
        <source>Boxes of a region</source>
        <translation>Območja regije</translation>
    </message>
    <message>
        <source>Maps the cultivated land of a whole region: lays boxes over it, downloads their seasons and joins the predictions.

Does what &apos;Create box grid&apos;, &apos;Download seasons from an open archive&apos; and &apos;Predict many seasons&apos; do, one after the other. What came stays: with the same folders and values a second run goes on with what is missing. To change it, open resources/models/boxes_of_region.model3 of the plugin&apos;s folder in the model designer and save it under another name.</source>
        <translation>Izdela karto obdelanih zemljišč cele regije: nanjo položi območja, prenese njihove sezone in združi napovedi.

Drugo za drugim naredi to, kar »Ustvari mrežo območij«, »Prenesi sezone iz odprtega arhiva« in »Napovej več sezon«. Kar je prispelo, ostane: z istimi mapami in vrednostmi drugi zagon nadaljuje s tem, kar manjka. Če ga želite spremeniti, odprite resources/models/boxes_of_region.model3 v mapi vtičnika v oblikovalniku modelov in ga shranite pod drugim imenom.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Ozemlje</translation>
    </message>
    <message>
        <source>Polygons in any coordinate reference system.</source>
        <translation>Poligoni v katerem koli koordinatnem sistemu.</translation>
    </message>
    <message>
        <source>Extent, in place of an area</source>
        <translation>Obseg namesto ozemlja</translation>
    </message>
    <message>
        <source>Drawn on the map, or taken from a layer.</source>
        <translation>Narisan na karti ali vzet iz sloja.</translation>
    </message>
    <message>
        <source>Side of a box (m)</source>
        <translation>Stranica območja (m)</translation>
    </message>
    <message>
        <source>A multiple of 10 m.</source>
        <translation>Večkratnik 10 m.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Prvi dan</translation>
    </message>
    <message>
        <source>Both days count. Choose the growing season of the region.</source>
        <translation>Oba dneva štejeta. Izberite rastno sezono regije.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Zadnji dan</translation>
    </message>
    <message>
        <source>Largest cloud cover of a scene (%)</source>
        <translation>Največja oblačnost scene (%)</translation>
    </message>
    <message>
        <source>Of the whole scene, about 100 km wide; a box may be clearer or cloudier.</source>
        <translation>Celotnega posnetka, širokega približno 100 km; območje je lahko jasnejše ali bolj oblačno.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arhiv</translation>
    </message>
    <message>
        <source>As in &apos;Download seasons from an open archive&apos;.</source>
        <translation>Kot pri »Prenesi sezone iz odprtega arhiva«.</translation>
    </message>
    <message>
        <source>Address of a custom archive</source>
        <translation>Naslov arhiva po meri</translation>
    </message>
    <message>
        <source>Its STAC API.</source>
        <translation>Njegov STAC API.</translation>
    </message>
    <message>
        <source>Collection of a custom archive</source>
        <translation>Zbirka arhiva po meri</translation>
    </message>
    <message>
        <source>Its name there.</source>
        <translation>Njeno ime tam.</translation>
    </message>
    <message>
        <source>Folder of the seasons</source>
        <translation>Mapa s sezonami</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Območja</translation>
    </message>
    <message>
        <source>Folder of the maps</source>
        <translation>Mapa kart</translation>
    </message>
</context>
<context>
    <name>areas</name>
    <message>
        <source>the extent</source>
        <translation>obseg</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; takes more than {number} boxes of {size} m: choose larger boxes or a smaller area.</source>
        <translation>Ozemlje »{area}« potrebuje več kot {number} območij s stranico {size} m: izberite večja območja ali manjše ozemlje.</translation>
    </message>
    <message>
        <source>Making the grid was cancelled.</source>
        <translation>Izdelava mreže je bila preklicana.</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; cannot be brought from {source} to {target}: choose its UTM zone.</source>
        <translation>Ozemlja »{area}« ni mogoče prenesti iz {source} v {target}: izberite njegovo cono UTM.</translation>
    </message>
    <message>
        <source>The area &apos;{area}&apos; holds no polygon with an area, or none is selected: choose another.</source>
        <translation>Ozemlje »{area}« nima nobenega poligona s površino ali pa ni izbran noben: izberite drugo.</translation>
    </message>
</context>
<context>
    <name>box_grid</name>
    <message>
        <source>Validation ({validation:.0%}) and test ({test:.0%}) leave no box to train: lower their shares.</source>
        <translation>Validacija ({validation:.0%}) in test ({test:.0%}) ne pustita nobenega območja za učenje: znižajte njuna deleža.</translation>
    </message>
    <message>
        <source>The place {longitude:.4g}, {latitude:.4g} (longitude, latitude) lies in no UTM zone: check the coordinate reference system of the area.</source>
        <translation>Kraj {longitude:.4g}, {latitude:.4g} (zemljepisna dolžina, širina) ne leži v nobeni coni UTM: preverite koordinatni referenčni sistem ozemlja.</translation>
    </message>
</context>
<context>
    <name>boxes</name>
    <message>
        <source>The boxes have no field &apos;{field}&apos;: choose one of {fields}.</source>
        <translation>Območja nimajo polja »{field}«: izberite eno od teh: {fields}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nobeno</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; has no coordinate reference system: set the one it was made in.</source>
        <translation>Sloj »{name}« nima koordinatnega referenčnega sistema: nastavite tistega, v katerem je nastal.</translation>
    </message>
    <message>
        <source>Reading the boxes was cancelled.</source>
        <translation>Branje območij je bilo preklicano.</translation>
    </message>
    <message>
        <source>The extent has no coordinate reference system: draw it on the map.</source>
        <translation>Obseg nima koordinatnega referenčnega sistema: narišite ga na karti.</translation>
    </message>
    <message>
        <source>{count} boxes were brought to the 10 m grid of Sentinel-2 ({crs}), grown outward; the first is &apos;{name}&apos;.</source>
        <translation>Število območij, ki so bila prenesena na mrežo Sentinela-2 z 10 m ({crs}) in razširjena navzven, je {count}; prvo je »{name}«.</translation>
    </message>
    <message>
        <source>{count} polygons are no rectangles; the boxes around them are taken. The first is &apos;{name}&apos;.</source>
        <translation>Število poligonov, ki niso pravokotniki, je {count}; uporabijo se območja okoli njih. Prvi je »{name}«.</translation>
    </message>
    <message>
        <source>The box &apos;{name}&apos; has no area: draw it again, or leave it out.</source>
        <translation>Območje »{name}« nima površine: narišite ga znova ali ga izpustite.</translation>
    </message>
    <message>
        <source>The box &apos;{name}&apos; cannot be brought from {crs} to {zone}: check the CRS of the layer.</source>
        <translation>Območja »{name}« ni mogoče prenesti iz {crs} v {zone}: preverite koordinatni sistem sloja.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; holds no boxes, or none is selected: choose others.</source>
        <translation>Sloj »{name}« nima območij ali pa ni izbrano nobeno: izberite druga.</translation>
    </message>
    <message>
        <source>{count} boxes of &apos;{layer}&apos; are named &apos;{name}&apos;: give each a name of its own.</source>
        <translation>Število območij sloja »{layer}« z imenom »{name}« je {count}: vsakemu dajte svoje ime.</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>it is larger than {size} bytes</source>
        <translation>večja je od {size} bajtov</translation>
    </message>
    <message>
        <source>it is no card of Furrow</source>
        <translation>ni kartica Furrowa</translation>
    </message>
    <message>
        <source>The card &apos;{path}&apos; cannot be read: {reason}.</source>
        <translation>Kartice »{path}« ni mogoče prebrati: {reason}.</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Chart of the parcel through the season</source>
        <translation>Graf parcele skozi sezono</translation>
    </message>
    <message>
        <source>{date}: the images cannot be read</source>
        <translation>{date}: posnetkov ni mogoče prebrati</translation>
    </message>
    <message>
        <source>{date}: not observed</source>
        <translation>{date}: ni opazovano</translation>
    </message>
    <message>
        <source>{date}: {quantity} {mean}, {clear} clear</source>
        <translation>{date}: {quantity} {mean}, jasno {clear}</translation>
    </message>
</context>
<context>
    <name>class_mappings</name>
    <message>
        <source>The mapping table &apos;{table}&apos; has no field &apos;{field}&apos;: it needs code, name and status.</source>
        <translation>Tabela preslikave »{table}« nima polja »{field}«: potrebuje code, name in status.</translation>
    </message>
    <message>
        <source>The mapping table &apos;{table}&apos; gives the code &apos;{code}&apos; the status &apos;{status}&apos;: write {statuses}.</source>
        <translation>Tabela preslikave »{table}« daje šifri »{code}« stanje »{status}«: zapišite eno od teh: {statuses}.</translation>
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
    <name>cluster_parameters</name>
    <message>
        <source>Worker processes on this computer</source>
        <translation>Delovni procesi na tem računalniku</translation>
    </message>
    <message>
        <source>So many boxes are done side by side, each with its share of the processors and memory of its own. 0 for one after the other, which is best for most computers.</source>
        <translation>Toliko območij se dela hkrati, vsako s svojim deležem procesorjev in lastnim pomnilnikom. 0 za eno za drugim, kar je za večino računalnikov najbolje.</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler</source>
        <translation>Naslov razporejevalnika Dask</translation>
    </message>
    <message>
        <source>Such as tcp://server:8786: its workers do the work. They must have Furrow&apos;s engine, and see all folders under the same names. Leave it empty to use this computer.</source>
        <translation>Na primer tcp://server:8786: delo opravijo njegovi delavci. Imeti morajo Furrowov pogon in videti vse mape pod istimi imeni. Pustite prazno za ta računalnik.</translation>
    </message>
</context>
<context>
    <name>computer</name>
    <message>
        <source>Looking at this computer</source>
        <translation>Pregledovanje računalnika</translation>
    </message>
</context>
<context>
    <name>contents</name>
    <message>
        <source>Probability</source>
        <translation>Verjetnost</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maska</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Negotovost</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenca</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>Neprijavljeno</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Uteži</translation>
    </message>
    <message>
        <source>Valid observations</source>
        <translation>Veljavna opazovanja</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Naravne barve</translation>
    </message>
    <message>
        <source>False colour</source>
        <translation>Umetne barve</translation>
    </message>
</context>
<context>
    <name>credentials</name>
    <message>
        <source>There are no credentials: choose an authentication configuration, or add one under Settings &gt; Options &gt; Authentication.</source>
        <translation>Poverilnic ni: izberite konfiguracijo overjanja ali jo dodajte pod Nastavitve &gt; Možnosti &gt; Overjanje (Settings &gt; Options &gt; Authentication).</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database is switched off, so the credentials cannot be read: check the QCA library of your QGIS.</source>
        <translation>QGIS-ova podatkovna baza overjanja je izklopljena, zato poverilnic ni mogoče prebrati: preverite knjižnico QCA svojega QGIS-a.</translation>
    </message>
    <message>
        <source>There is no authentication configuration &apos;{config}&apos;: add it under Settings &gt; Options &gt; Authentication.</source>
        <translation>Konfiguracije overjanja »{config}« ni: dodajte jo pod Nastavitve &gt; Možnosti &gt; Overjanje (Settings &gt; Options &gt; Authentication).</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; is of the method {method}, but must be of one of these: {methods}.</source>
        <translation>Konfiguracija overjanja »{config}« je načina {method}, biti pa mora enega od teh: {methods}.</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; lacks the id or the secret of the OAuth client: put the id into its user name and the secret into its password.</source>
        <translation>V konfiguraciji overjanja »{config}« manjka identifikator (id) ali skrivnost (secret) odjemalca OAuth: identifikator vpišite kot uporabniško ime, skrivnost pa kot geslo.</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; holds no token: put it into its password, or into its header Authorization.</source>
        <translation>V konfiguraciji overjanja »{config}« ni žetona: vpišite ga kot geslo ali v glavo Authorization.</translation>
    </message>
    <message>
        <source>The authentication configuration &apos;{config}&apos; cannot be opened without the master password: give it when QGIS asks, or name a file that holds it in the variable QGIS_AUTH_PASSWORD_FILE before QGIS starts.</source>
        <translation>Konfiguracije overjanja »{config}« ni mogoče odpreti brez glavnega gesla: vnesite ga, ko QGIS vpraša, ali pred zagonom QGIS-a v spremenljivki QGIS_AUTH_PASSWORD_FILE navedite datoteko, ki ga vsebuje.</translation>
    </message>
</context>
<context>
    <name>curtain</name>
    <message>
        <source>Handle of the swipe</source>
        <translation>Ročica zavese</translation>
    </message>
    <message>
        <source>Drag it, or press the left and right arrow keys</source>
        <translation>Povlecite jo ali pritiskajte levo in desno puščico</translation>
    </message>
</context>
<context>
    <name>database</name>
    <message>
        <source>The file &apos;{path}&apos; is not there any more: put it back, or open another.</source>
        <translation>Datoteke »{path}« ni več: vrnite jo ali odprite drugo.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is being written by another program: wait a moment and try again; if it lasts, stop editing its layers elsewhere.</source>
        <translation>V datoteko »{path}« piše drug program: počakajte trenutek in poskusite znova; če traja, drugod končajte urejanje njenih slojev.</translation>
    </message>
    <message>
        <source>The disk of &apos;{path}&apos; is full: free some space and try again.</source>
        <translation>Disk datoteke »{path}« je poln: sprostite prostor in poskusite znova.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; cannot be written: ask for the right to write to its folder, or choose another place.</source>
        <translation>V datoteko »{path}« ni mogoče pisati: prosite za pravico pisanja v njeno mapo ali izberite drugo mesto.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is damaged ({reason}): put back a copy of it.</source>
        <translation>Datoteka »{path}« je poškodovana ({reason}): vrnite njeno kopijo.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; cannot be used ({reason}): check the disk.</source>
        <translation>Datoteke »{path}« ni mogoče uporabiti ({reason}): preverite disk.</translation>
    </message>
</context>
<context>
    <name>decision_panel</name>
    <message>
        <source>Comment, kept with the decision</source>
        <translation>Opomba, shranjena z odločitvijo</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Opomba</translation>
    </message>
    <message>
        <source>Corrected class</source>
        <translation>Popravljeni razred</translation>
    </message>
    <message>
        <source>then next</source>
        <translation>nato naprej</translation>
    </message>
    <message>
        <source>After a decision, go to the next parcel nobody has decided on</source>
        <translation>Po odločitvi gre na naslednjo parcelo, o kateri še nihče ni odločil</translation>
    </message>
    <message>
        <source>Nobody has decided on this parcel yet.</source>
        <translation>O tej parceli še nihče ni odločil.</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Potrjeno</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Spremenjeno</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Nejasno</translation>
    </message>
    <message>
        <source>{outcome} by {reviewer}, {when}</source>
        <translation>{outcome}, {reviewer}, {when}</translation>
    </message>
    <message>
        <source>The class the parcel should have, when it is Changed: one of the layer&apos;s, or any other</source>
        <translation>Razred, ki bi ga parcela morala imeti, kadar je spremenjena: eden iz sloja ali kateri koli drug</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>This is the last parcel.</source>
        <translation>To je zadnja parcela.</translation>
    </message>
    <message>
        <source>This is the first parcel.</source>
        <translation>To je prva parcela.</translation>
    </message>
    <message>
        <source>All parcels that pass the filters are reviewed.</source>
        <translation>Vse parcele, ki ustrezajo filtrom, so pregledane.</translation>
    </message>
    <message>
        <source>No parcel &apos;{parcel}&apos; passes the filters: look at the identifier, or at the filters.</source>
        <translation>Nobena parcela »{parcel}« ne ustreza filtrom: preverite oznako ali filtre.</translation>
    </message>
    <message>
        <source>There is no decision of yours to take back.</source>
        <translation>Ni vaše odločitve, ki bi jo bilo mogoče preklicati.</translation>
    </message>
    <message>
        <source>The decision about &apos;{parcel}&apos; is taken back.</source>
        <translation>Odločitev o parceli »{parcel}« je preklicana.</translation>
    </message>
    <message>
        <source>Draw the outline in QGIS&apos;s map: left clicks set corners, a right click ends it.</source>
        <translation>Obris narišite na karti QGIS: levi kliki postavljajo oglišča, desni klik konča.</translation>
    </message>
    <message>
        <source>The outline is saved.</source>
        <translation>Obris je shranjen.</translation>
    </message>
</context>
<context>
    <name>dock</name>
    <message>
        <source>Parcel review</source>
        <translation>Pregled parcel</translation>
    </message>
</context>
<context>
    <name>drawing</name>
    <message>
        <source>The layer of corrections in &apos;{path}&apos; cannot be edited: see whether it is there.</source>
        <translation>Sloja popravkov v »{path}« ni mogoče urejati: preverite, ali obstaja.</translation>
    </message>
    <message>
        <source>The outline is drawn but not saved ({reasons}): save the edits of &apos;{layer}&apos;.</source>
        <translation>Obris je narisan, a ni shranjen ({reasons}): shranite urejanja sloja »{layer}«.</translation>
    </message>
    <message>
        <source>Corrected outlines</source>
        <translation>Popravljeni obrisi</translation>
    </message>
</context>
<context>
    <name>engine_job</name>
    <message>
        <source>about {time} left</source>
        <translation>še približno {time}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>začasno ustavljeno</translation>
    </message>
</context>
<context>
    <name>entry</name>
    <message>
        <source>Review parcels</source>
        <translation>Preglej parcele</translation>
    </message>
    <message>
        <source>Go through the parcels of an agreement and decide on each</source>
        <translation>Preglejte parcele ujemanja in odločite o vsaki</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Whether these corrected classes are cultivated is not known: {classes}. Name each among the cultivated classes or those that are not.</source>
        <translation>Ni znano, ali so ti popravljeni razredi obdelani: {classes}. Vsakega navedite med obdelanimi razredi ali med tistimi, ki to niso.</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>{suspicion} (no. {rank})</source>
        <translation>{suspicion} (št. {rank})</translation>
    </message>
    <message>
        <source>Suspicion</source>
        <translation>Sumljivost</translation>
    </message>
    <message>
        <source>How likely map or declaration is wrong, from 0 to 1; no. 1 is the worst</source>
        <translation>Kako verjetno je napačna karta ali prijava, od 0 do 1; št. 1 je najslabša</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Verjetnost</translation>
    </message>
    <message>
        <source>Mean probability of cultivated land, with its standard deviation</source>
        <translation>Povprečna verjetnost obdelanega zemljišča s standardnim odklonom</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Ozemlje</translation>
    </message>
    <message>
        <source>Area of the outline</source>
        <translation>Površina obrisa</translation>
    </message>
    <message>
        <source>10 m pixels</source>
        <translation>Piksli 10 m</translation>
    </message>
    <message>
        <source>Pixels of Sentinel-2 that lie within the parcel as a whole</source>
        <translation>Piksli Sentinel-2, ki v celoti ležijo v parceli</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Prekrivanje</translation>
    </message>
    <message>
        <source>Intersection over union of parcel and map (IoU): 1 is a perfect match</source>
        <translation>Presek deljen z unijo parcele in karte (IoU): 1 je popolno ujemanje</translation>
    </message>
    <message>
        <source>Omitted</source>
        <translation>Izpuščeno</translation>
    </message>
    <message>
        <source>Declared cultivated, but not in the map</source>
        <translation>Prijavljeno kot obdelano, a ne na karti</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Dodano</translation>
    </message>
    <message>
        <source>Cultivated in the map, but not declared so</source>
        <translation>Obdelano na karti, a ne prijavljeno tako</translation>
    </message>
    <message>
        <source>Borders apart</source>
        <translation>Razmik mej</translation>
    </message>
    <message>
        <source>Mean distance between the parcel&apos;s border and the map&apos;s</source>
        <translation>Povprečna razdalja med mejo parcele in mejo karte</translation>
    </message>
    <message>
        <source>Clear dates</source>
        <translation>Jasni datumi</translation>
    </message>
    <message>
        <source>Valid observations of the season, the median over the parcel</source>
        <translation>Veljavna opazovanja sezone, mediana po parceli</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Utež</translation>
    </message>
    <message>
        <source>How much the parcel counts in the score</source>
        <translation>Koliko parcela šteje v oceni</translation>
    </message>
    <message>
        <source>How declaration and map differ</source>
        <translation>Kako se razlikujeta prijava in karta</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Kaj je bilo odločeno</translation>
    </message>
    <message>
        <source>Only in the map: no parcel lies here</source>
        <translation>Le na karti: tu ni nobene parcele</translation>
    </message>
    <message>
        <source>The map has no data here</source>
        <translation>Karta tu nima podatkov</translation>
    </message>
    <message>
        <source>Declaration unknown, {share} of it cultivated in the map</source>
        <translation>Prijava neznana, na karti {share} obdelane</translation>
    </message>
    <message>
        <source>Declared cultivated, {share} of it in the map</source>
        <translation>Prijavljena kot obdelana, na karti {share}</translation>
    </message>
    <message>
        <source>Declared not cultivated, {share} of it in the map</source>
        <translation>Prijavljena kot neobdelana, na karti {share} obdelane</translation>
    </message>
</context>
<context>
    <name>filter_menu</name>
    <message>
        <source>More filters: declared class, area, layer, what QGIS&apos;s map shows</source>
        <translation>Več filtrov: prijavljeni razred, površina, sloj, kar kaže karta QGIS</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Več filtrov</translation>
    </message>
    <message>
        <source>Declared class</source>
        <translation>Prijavljeni razred</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Ozemlje</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Sloj</translation>
    </message>
    <message>
        <source>Only what QGIS&apos;s map shows now</source>
        <translation>Le kar zdaj kaže karta QGIS</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(brez)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Vse</translation>
    </message>
    <message>
        <source>More ({number})</source>
        <translation>Več ({number})</translation>
    </message>
    <message>
        <source>under 0.1 ha</source>
        <translation>pod 0,1 ha</translation>
    </message>
    <message>
        <source>0.1 to 0.25 ha</source>
        <translation>0,1 do 0,25 ha</translation>
    </message>
    <message>
        <source>0.25 to 1 ha</source>
        <translation>0,25 do 1 ha</translation>
    </message>
    <message>
        <source>1 ha and more</source>
        <translation>1 ha in več</translation>
    </message>
    <message>
        <source>Declared parcels</source>
        <translation>Prijavljene parcele</translation>
    </message>
    <message>
        <source>Only in the map</source>
        <translation>Le na karti</translation>
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
    <name>map_sheet</name>
    <message>
        <source>A map sheet shows a prediction: click a mask or a probability that Furrow made in the layers, then try again.</source>
        <translation>Kartni list kaže napoved: med sloji kliknite masko ali verjetnost, ki jo je izdelal Furrow, in poskusite znova.</translation>
    </message>
    <message>
        <source>Map sheet of {layer}</source>
        <translation>Kartni list {layer}</translation>
    </message>
    <message>
        <source>Cultivated land at 2.5 m</source>
        <translation>Obdelana zemljišča pri 2,5 m</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumi</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projekcija</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Izdelano s</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Države</translation>
    </message>
    <message>
        <source>edge of cultivated land</source>
        <translation>meja obdelanih zemljišč</translation>
    </message>
</context>
<context>
    <name>metric_crs</name>
    <message>
        <source>custom CRS</source>
        <translation>koordinatni sistem po meri</translation>
    </message>
    <message>
        <source>There is no way from {source} to {target}: choose another CRS.</source>
        <translation>Iz {source} v {target} ni poti: izberite drug koordinatni sistem.</translation>
    </message>
    <message>
        <source>The place {x:.6g}, {y:.6g} of {source} cannot be brought to {target}: check the CRS of the layer.</source>
        <translation>Kraja {x:.6g}, {y:.6g} v sistemu {source} ni mogoče prenesti v {target}: preverite koordinatni sistem sloja.</translation>
    </message>
    <message>
        <source>The chosen CRS is unknown: choose the UTM zone of the area.</source>
        <translation>Izbrani koordinatni sistem je neznan: izberite cono UTM ozemlja.</translation>
    </message>
    <message>
        <source>The CRS {crs} is not in metres, but boxes are: choose the UTM zone of the area.</source>
        <translation>Koordinatni sistem {crs} ni v metrih, območja pa so: izberite cono UTM ozemlja.</translation>
    </message>
    <message>
        <source>The CRS {crs} has no code that the engine knows: choose the UTM zone of the area.</source>
        <translation>Koordinatni sistem {crs} nima kode, ki bi jo poznal pogon: izberite cono UTM ozemlja.</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>Go to…</source>
        <translation>Pojdi na …</translation>
    </message>
    <message>
        <source>Identifier of the parcel to go to</source>
        <translation>Oznaka parcele, na katero želite</translation>
    </message>
    <message>
        <source>Order of the parcels</source>
        <translation>Vrstni red parcel</translation>
    </message>
    <message>
        <source>Parcels looked at, by what was decided</source>
        <translation>Prikazane parcele glede na odločitev</translation>
    </message>
    <message>
        <source>How much is reviewed</source>
        <translation>Koliko je pregledanega</translation>
    </message>
    <message>
        <source>No parcel passes the filters</source>
        <translation>Nobena parcela ne ustreza filtrom</translation>
    </message>
    <message>
        <source>{parcel}  ({position} of {total})</source>
        <translation>{parcel}  ({position} od {total})</translation>
    </message>
    <message>
        <source>{reviewed} of {total} reviewed; {share} % of weight</source>
        <translation>pregledano {reviewed} od {total}; {share} % uteži</translation>
    </message>
    <message>
        <source>Choose another agreement, season or reviewer</source>
        <translation>Izberite drugo ujemanje, sezono ali pregledovalca</translation>
    </message>
    <message>
        <source>Most suspicious first</source>
        <translation>Najbolj sumljive najprej</translation>
    </message>
    <message>
        <source>Most weight first</source>
        <translation>Z največjo utežjo najprej</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Najmanjše najprej</translation>
    </message>
    <message>
        <source>By declared class</source>
        <translation>Po prijavljenem razredu</translation>
    </message>
    <message>
        <source>By place, west to east</source>
        <translation>Po legi, od zahoda proti vzhodu</translation>
    </message>
    <message>
        <source>Most omitted first</source>
        <translation>Z največ izpuščenega najprej</translation>
    </message>
    <message>
        <source>Most committed first</source>
        <translation>Z največ dodanega najprej</translation>
    </message>
    <message>
        <source>All parcels</source>
        <translation>Vse parcele</translation>
    </message>
    <message>
        <source>Unreviewed</source>
        <translation>Nepregledane</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Potrjeno</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Spremenjeno</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Nejasno</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>Set up</source>
        <translation>Nastavi</translation>
    </message>
</context>
<context>
    <name>opening_page</name>
    <message>
        <source>Agreement</source>
        <translation>Ujemanje</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datoteka …</translation>
    </message>
    <message>
        <source>A GeoPackage that &apos;Parcel agreement&apos; wrote</source>
        <translation>GeoPackage, ki ga je zapisal algoritem »Ujemanje parcel«</translation>
    </message>
    <message>
        <source>Folder of the season</source>
        <translation>Mapa sezone</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Vaše ime</translation>
    </message>
    <message>
        <source>Written beside each of your decisions</source>
        <translation>Zapisano ob vsaki vaši odločitvi</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Začni</translation>
    </message>
    <message>
        <source>Choose an agreement</source>
        <translation>Izberite ujemanje</translation>
    </message>
    <message>
        <source>Go through the parcels of an agreement, the most suspicious first, and say of each whether its declaration is confirmed. Decisions are kept in a file beside the agreement; neither the agreement nor the map is changed.</source>
        <translation>Preglejte parcele ujemanja, najbolj sumljive najprej, in za vsako povejte, ali je njena prijava potrjena. Odločitve se hranijo v datoteki ob ujemanju; ne ujemanje ne karta se ne spremenita.</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>optional: a season, or a folder of seasons</source>
        <translation>neobvezno: sezona ali mapa sezon</translation>
    </message>
</context>
<context>
    <name>outlines</name>
    <message>
        <source>The parcel</source>
        <translation>Parcela</translation>
    </message>
    <message>
        <source>Corrected outline</source>
        <translation>Popravljeni obris</translation>
    </message>
    <message>
        <source>Border of the map</source>
        <translation>Meja karte</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Comes with Furrow.</source>
        <translation>Priložen Furrowu.</translation>
    </message>
    <message>
        <source>Its weights, model.safetensors, are missing: it cannot be used as it is.</source>
        <translation>Njegovih uteži, model.safetensors, ni: tak ni uporaben.</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Učen na</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Različica</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mreža</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanali</translation>
    </message>
    <message>
        <source>Part of the year</source>
        <translation>Del leta</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licenca</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Written by Furrow</source>
        <translation>Zapisal Furrow</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Uteži</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Ocene</translation>
    </message>
    <message>
        <source>The card tells none.</source>
        <translation>Kartica ne navaja nobene.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Trajanje</translation>
    </message>
    <message>
        <source>It has seen no image of another part of the year than {days}.</source>
        <translation>Ni videl nobenega posnetka drugega dela leta kot {days}.</translation>
    </message>
    <message>
        <source>A season must hold all of these bands: {bands}.</source>
        <translation>Sezona mora imeti vse te kanale: {bands}.</translation>
    </message>
    <message>
        <source>Other land and other habits of farming mislead it: score it on parcels that you know.</source>
        <translation>Druga pokrajina in drugačno kmetovanje ga zavedeta: ocenite ga na parcelah, ki jih poznate.</translation>
    </message>
    <message>
        <source>{begin} to {end} (days {first} to {last})</source>
        <translation>{begin} do {end} (dnevi {first} do {last})</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>da</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ne</translation>
    </message>
    <message>
        <source>How it was trained</source>
        <translation>Kako se je učil</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Omejitve</translation>
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
    <message>
        <source>auto takes the GPU where the engine can use one, else the processor. A GPU that is named must be there.</source>
        <translation>auto izbere GPU, če ga pogon lahko uporabi, sicer procesor. GPU, ki je imenovan, mora obstajati.</translation>
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
        <source>Ways to turn the images</source>
        <translation>Načini obračanja posnetkov</translation>
    </message>
    <message>
        <source>The images are turned and mirrored in so many ways, and the predictions averaged: a little better, and as many times as long. 1 leaves them as they are.</source>
        <translation>Posnetki se obrnejo in zrcalijo na toliko načinov, napovedi pa povprečijo: malo bolje in tolikokrat dlje. 1 jih pusti, kakršni so.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;: choose the folder that holds the folders of the seasons.</source>
        <translation>Mape »{path}« ni: izberite mapo, v kateri so mape sezon.</translation>
    </message>
</context>
<context>
    <name>parcel_pixels</name>
    <message>
        <source>The parcel has no area, so there is no series of it.</source>
        <translation>Parcela nima površine, zato zanjo ni časovne vrste.</translation>
    </message>
    <message>
        <source>The parcel lies outside the season &apos;{season}&apos;: choose the season of that place.</source>
        <translation>Parcela leži zunaj sezone »{season}«: izberite sezono tistega kraja.</translation>
    </message>
</context>
<context>
    <name>parcels</name>
    <message>
        <source>The parcel &apos;{parcel}&apos; is not in &apos;{path}&apos; any more: open the agreement again.</source>
        <translation>Parcele »{parcel}« ni več v »{path}«: znova odprite ujemanje.</translation>
    </message>
    <message>
        <source>The layer &apos;{layer}&apos; of &apos;{path}&apos; lacks the field &apos;{field}&apos;: run &apos;Parcel agreement&apos; again.</source>
        <translation>Sloju »{layer}« datoteke »{path}« manjka polje »{field}«: znova poženite »Ujemanje parcel«.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; holds no layer &apos;agreement&apos;: choose the result of &apos;Parcel agreement&apos;.</source>
        <translation>V datoteki »{path}« ni sloja »agreement«: izberite rezultat algoritma »Ujemanje parcel«.</translation>
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
    <name>review_file</name>
    <message>
        <source>The file &apos;{path}&apos; holds no review of parcels: choose one that ends in .review.gpkg.</source>
        <translation>V datoteki »{path}« ni pregleda parcel: izberite tako, ki se konča z .review.gpkg.</translation>
    </message>
    <message>
        <source>The reviewer has no name: say who decides.</source>
        <translation>Pregledovalec nima imena: povejte, kdo odloča.</translation>
    </message>
    <message>
        <source>Row {number} of the decisions in &apos;{path}&apos; cannot be understood ({reason}): it was written by another program, or by a newer Furrow.</source>
        <translation>Vrstice {number} odločitev v »{path}« ni mogoče razumeti ({reason}): zapisal jo je drug program ali novejši Furrow.</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>There is no training in &apos;{path}&apos;: choose the folder of a model that is being trained.</source>
        <translation>V »{path}« ni učenja: izberite mapo modela, ki se uči.</translation>
    </message>
    <message>
        <source>The training of &apos;{name}&apos; has ended already.</source>
        <translation>Učenje modela »{name}« je že končano.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; cannot be written ({reason}): check its rights.</source>
        <translation>V mapo »{path}« ni mogoče pisati ({reason}): preverite pravice.</translation>
    </message>
    <message>
        <source>The log &apos;{path}&apos; has {size} bytes, too many for a log of a training.</source>
        <translation>Dnevnik »{path}« ima {size} bajtov, preveč za dnevnik učenja.</translation>
    </message>
</context>
<context>
    <name>scored_rasters</name>
    <message>
        <source>Predictions</source>
        <translation>Napovedi</translation>
    </message>
    <message>
        <source>Masks (0 and 1) or probabilities (0 to 200) that Furrow predicted, one a box, or a mosaic of many boxes.</source>
        <translation>Maske (0 in 1) ali verjetnosti (0 do 200), ki jih je napovedal Furrow, ena na območje, ali mozaik mnogih območij.</translation>
    </message>
    <message>
        <source>Folder of predictions</source>
        <translation>Mapa napovedi</translation>
    </message>
    <message>
        <source>Instead of layers, or beside them: a folder such as &apos;Predict many seasons&apos; writes. Where a box has a probability and a mask, the probability is taken.</source>
        <translation>Namesto slojev ali poleg njih: mapa, kakršno zapiše »Napovej več sezon«. Kjer ima območje verjetnost in masko, se vzame verjetnost.</translation>
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
        <source>Folder of references and weight maps</source>
        <translation>Mapa referenc in kart uteži</translation>
    </message>
    <message>
        <source>Instead of layers: a folder with the cultivated masks and weight maps of many boxes, in folders of their own or not.</source>
        <translation>Namesto slojev: mapa z maskami obdelanega in kartami uteži mnogih območij, v lastnih mapah ali ne.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Probability (0 to 1) from which a pixel counts as cultivated. Leave it empty for the one that each prediction was made with. Masks need none.</source>
        <translation>Verjetnost (0 do 1), od katere piksel velja za obdelanega. Pustite prazno za tisto, s katero je bila narejena vsaka napoved. Maske je ne potrebujejo.</translation>
    </message>
    <message>
        <source>There is no prediction: choose layers, or the folder that holds the predictions.</source>
        <translation>Ni napovedi: izberite sloje ali mapo z napovedmi.</translation>
    </message>
    <message>
        <source>There is no reference: choose layers, or the folder that holds references and weights.</source>
        <translation>Ni reference: izberite sloje ali mapo z referencami in utežmi.</translation>
    </message>
    <message>
        <source>There is no weight map: choose layers, or the folder that holds references and weights.</source>
        <translation>Ni karte uteži: izberite sloje ali mapo z referencami in utežmi.</translation>
    </message>
</context>
<context>
    <name>scores</name>
    <message>
        <source>weighted MCC</source>
        <translation>uteženi MCC</translation>
    </message>
    <message>
        <source>weighted MCC at threshold 0.5</source>
        <translation>uteženi MCC pri pragu 0,5</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>MCC on declared land</source>
        <translation>MCC na prijavljenih zemljiščih</translation>
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
        <translation>natančnost</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>priklic</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>točnost</translation>
    </message>
    <message>
        <source>overall accuracy</source>
        <translation>skupna točnost</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>Testni nabor</translation>
    </message>
</context>
<context>
    <name>season_documents</name>
    <message>
        <source>&apos;{path}&apos; is no season: choose a folder that holds a collection.json.</source>
        <translation>»{path}« ni sezona: izberite mapo, v kateri je collection.json.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is no season that this Furrow can read: update Furrow.</source>
        <translation>»{path}« ni sezona, ki bi jo ta Furrow znal brati: posodobite Furrow.</translation>
    </message>
    <message>
        <source>The season &apos;{path}&apos; holds no date yet: download it first.</source>
        <translation>Sezona »{path}« še nima nobenega datuma: najprej jo prenesite.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; is damaged ({reason}): run &apos;Verify season&apos;.</source>
        <translation>Datoteka »{path}« je poškodovana ({reason}): poženite »Preveri sezono«.</translation>
    </message>
    <message>
        <source>its transform is {transform}</source>
        <translation>njegova transformacija je {transform}</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>prevelika je</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>ne vsebuje objekta JSON</translation>
    </message>
</context>
<context>
    <name>season_download</name>
    <message>
        <source>&apos;{address}&apos; is no address of {what}: give one that starts with https://.</source>
        <translation>»{address}« ni naslov {what}: podajte takega, ki se začne s https://.</translation>
    </message>
    <message>
        <source>The address of {what} holds a user name or password: leave them out and choose an authentication configuration.</source>
        <translation>Naslov {what} vsebuje uporabniško ime ali geslo: izpustite ju in izberite konfiguracijo overjanja.</translation>
    </message>
</context>
<context>
    <name>season_drop</name>
    <message>
        <source>The season was not loaded.</source>
        <translation>Sezona ni bila naložena.</translation>
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
    <name>season_pictures</name>
    <message>
        <source>The season has no image of {date}.</source>
        <translation>Sezona nima posnetka z dne {date}.</translation>
    </message>
    <message>
        <source>The season lacks the bands {bands} of these colours.</source>
        <translation>Sezoni manjkajo kanali {bands} teh barv.</translation>
    </message>
</context>
<context>
    <name>series</name>
    <message>
        <source>Reading the series was cancelled.</source>
        <translation>Branje časovne vrste je bilo preklicano.</translation>
    </message>
    <message>
        <source>The parcel cannot be brought to the season&apos;s coordinate reference system {crs}.</source>
        <translation>Parcele ni mogoče prenesti v koordinatni sistem sezone {crs}.</translation>
    </message>
    <message>
        <source>it is not what the season&apos;s documents describe</source>
        <translation>ni to, kar opisujejo dokumenti sezone</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be read ({reason}): run &apos;Verify season&apos;.</source>
        <translation>»{path}« ni mogoče prebrati ({reason}): poženite »Preveri sezono«.</translation>
    </message>
</context>
<context>
    <name>series_reader</name>
    <message>
        <source>Series of a parcel</source>
        <translation>Časovna vrsta parcele</translation>
    </message>
    <message>
        <source>The series cannot be read: {reason}</source>
        <translation>Časovne vrste ni mogoče prebrati: {reason}</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>The agreement &apos;{path}&apos; holds no parcel: choose another.</source>
        <translation>Ujemanje »{path}« nima nobene parcele: izberite drugo.</translation>
    </message>
</context>
<context>
    <name>simulate_season</name>
    <message>
        <source>The layer of outlines &apos;{name}&apos; holds no features, or none is selected: choose others.</source>
        <translation>Sloj obrisov &apos;{name}&apos; nima objektov ali ni izbran noben: izberite druge.</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>Reading the images…</source>
        <translation>Branje posnetkov …</translation>
    </message>
    <message>
        <source>Choose a season that shows this parcel to see its images and this chart.</source>
        <translation>Izberite sezono, ki kaže to parcelo, da vidite njene posnetke in ta graf.</translation>
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
    <message>
        <source>The bands of &apos;{name}&apos; are not described by days, so it cannot be animated.</source>
        <translation>Kanali sloja »{name}« niso opisani z dnevi, zato ga ni mogoče animirati.</translation>
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
        <translation>Dnevnika učenja »{path}« ni mogoče prebrati: {reason}.</translation>
    </message>
</context>
<context>
    <name>training_examples</name>
    <message>
        <source>The example pictures &apos;{path}&apos; cannot be read; the next validation writes them anew.</source>
        <translation>Slik zgledov »{path}« ni mogoče prebrati; naslednja validacija jih zapiše na novo.</translation>
    </message>
    <message>
        <source>Weights of step {step}.</source>
        <translation>Uteži koraka {step}.</translation>
    </message>
    <message>
        <source>Weights of step {step}: weighted MCC {score} on the whole validation area, threshold {threshold}.</source>
        <translation>Uteži koraka {step}: uteženi MCC {score} na vsem validacijskem območju, prag {threshold}.</translation>
    </message>
    <message>
        <source>Weights of step {step}, which were kept: weighted MCC {score} on the whole validation area, threshold {threshold}.</source>
        <translation>Obdržane uteži, korak {step}: uteženi MCC {score} na vsem validacijskem območju, prag {threshold}.</translation>
    </message>
    <message>
        <source>{metres} m by {metres} m</source>
        <translation>{metres} m krat {metres} m</translation>
    </message>
    <message>
        <source>image of {date}</source>
        <translation>slika z dne {date}</translation>
    </message>
    <message>
        <source>weighted MCC {score}</source>
        <translation>uteženi MCC {score}</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Slika</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenca</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Verjetnost</translation>
    </message>
    <message>
        <source>Map and reference</source>
        <translation>Karta in referenca</translation>
    </message>
    <message>
        <source>One of the clearest dates of the season ({bands}).</source>
        <translation>Eden najjasnejših datumov sezone ({bands}).</translation>
    </message>
    <message>
        <source>What is taught: cultivated land bright, other land dark.</source>
        <translation>Kar se uči: obdelana zemljišča svetla, druga temna.</translation>
    </message>
    <message>
        <source>Probability of cultivated land as the network sees it; paler where it is not scored.</source>
        <translation>Verjetnost obdelanih zemljišč, kot jo vidi mreža; bledejša, kjer se ne ocenjuje.</translation>
    </message>
    <message>
        <source>Where the map that the threshold makes of the probability errs.</source>
        <translation>Kje se moti karta, ki jo prag naredi iz verjetnosti.</translation>
    </message>
    <message>
        <source>cultivated in neither</source>
        <translation>obdelano v nobeni</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>v obeh</translation>
    </message>
    <message>
        <source>in the reference alone: missed</source>
        <translation>le v referenci: spregledano</translation>
    </message>
    <message>
        <source>in the map alone: too much</source>
        <translation>le na karti: preveč</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>ni ocenjeno</translation>
    </message>
    <message>
        <source>paler where it is not scored</source>
        <translation>bledejše, kjer se ne ocenjuje</translation>
    </message>
</context>
<context>
    <name>training_parameters</name>
    <message>
        <source>One fold leaves nothing to train on: give at least 2 folds, or 0 for none.</source>
        <translation>Pri enem samem delu za učenje ne ostane nič: podajte vsaj 2 dela ali 0 za brez delitve.</translation>
    </message>
    <message>
        <source>There is no fold {fold} of {folds}: give a fold from 1 to {folds}.</source>
        <translation>Dela {fold} od {folds} ni: podajte del od 1 do {folds}.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mreža</translation>
    </message>
    <message>
        <source>Furrow&apos;s own are the hybrids; the others are peers from the literature. Not used when going on from a model.</source>
        <translation>Furrowove lastne so hibridi (hybrid); druge so primerljive mreže iz literature. Pri nadaljevanju iz modela se ne uporabi.</translation>
    </message>
    <message>
        <source>Patience (validations)</source>
        <translation>Potrpežljivost (validacije)</translation>
    </message>
    <message>
        <source>End early after so many validations without a better score; 0 makes all epochs. Either way the weights that scored best are kept.</source>
        <translation>Predčasni konec po toliko validacijah brez boljše ocene; 0 opravi vse epohe. V obeh primerih se obdržijo uteži z najboljšo oceno.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Hitrost učenja</translation>
    </message>
    <message>
        <source>Its highest value; it rises at the start and falls to the end. Leave it empty for 0.001, or 0.0001 when going on from a model.</source>
        <translation>Njena najvišja vrednost; na začetku narašča, proti koncu pada. Pustite prazno za 0,001, pri nadaljevanju iz modela za 0,0001.</translation>
    </message>
    <message>
        <source>Share kept for validation</source>
        <translation>Delež, prihranjen za validacijo</translation>
    </message>
    <message>
        <source>Share of the area (0 to 0.5) that is never trained on, in blocks. Not used with folds.</source>
        <translation>Delež območja (od 0 do 0,5), na katerem se mreža nikoli ne uči, v blokih. Pri navzkrižni validaciji se ne uporabi.</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Deli navzkrižne validacije</translation>
    </message>
    <message>
        <source>Cut the area into so many equal parts, in blocks, and keep one for validation: train once for each part to see how scores vary over the land. 0 for none.</source>
        <translation>Razdeli območje na toliko enakih delov, v blokih, in enega prihrani za validacijo: učite po enkrat za vsak del, da vidite, kako se ocene spreminjajo po ozemlju. 0 za brez delitve.</translation>
    </message>
    <message>
        <source>Fold kept for validation</source>
        <translation>Del, prihranjen za validacijo</translation>
    </message>
    <message>
        <source>1 for the first of the folds. Not used without folds.</source>
        <translation>1 za prvi del. Brez navzkrižne validacije se ne uporabi.</translation>
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
        <source>Patches drawn by weight</source>
        <translation>Izseki, izžrebani po uteži</translation>
    </message>
    <message>
        <source>Share of the patches (0 to 1) that are drawn where cultivated land and its borders weigh most; the others are drawn evenly over the area.</source>
        <translation>Delež izsekov (od 0 do 1), ki se žrebajo tam, kjer imajo obdelana zemljišča in njihove meje največjo utež; drugi se žrebajo enakomerno po vsem območju.</translation>
    </message>
    <message>
        <source>Turn and mirror patches</source>
        <translation>Obračaj in zrcali izseke</translation>
    </message>
    <message>
        <source>Images and reference together, so that no direction is special.</source>
        <translation>Posnetke in referenco skupaj, da nobena smer nima prednosti.</translation>
    </message>
    <message>
        <source>Leave out dates at random</source>
        <translation>Naključno izpuščaj datume</translation>
    </message>
    <message>
        <source>Prepares the network for seasons of fewer dates.</source>
        <translation>Pripravi mrežo na sezone z manj datumi.</translation>
    </message>
    <message>
        <source>Variation of the bands</source>
        <translation>Spreminjanje kanalov</translation>
    </message>
    <message>
        <source>Standard deviation of a random factor on each band of each patch; 0 for none.</source>
        <translation>Standardni odklon naključnega faktorja na vsakem kanalu vsakega izseka; 0 za brez.</translation>
    </message>
    <message>
        <source>Shift of the dates (pixels of 10 m)</source>
        <translation>Premik datumov (piksli po 10 m)</translation>
    </message>
    <message>
        <source>Standard deviation of a random shift of the images of each date; the reference stays. 0 for none.</source>
        <translation>Standardni odklon naključnega premika posnetkov vsakega datuma; referenca ostane na mestu. 0 za brez.</translation>
    </message>
    <message>
        <source>Dates with pasted clouds</source>
        <translation>Datumi s prilepljenimi oblaki</translation>
    </message>
    <message>
        <source>Share of the dates (0 to 1) that get the gaps of another date as well.</source>
        <translation>Delež datumov (od 0 do 1), ki dobijo še vrzeli drugega datuma.</translation>
    </message>
    <message>
        <source>Dates with unseen clouds</source>
        <translation>Datumi s spregledanimi oblaki</translation>
    </message>
    <message>
        <source>Weight of the score in the loss</source>
        <translation>Utež ocene v izgubi</translation>
    </message>
    <message>
        <source>Adds a smooth form of the weighted MCC to the weighted cross-entropy; 0 for the latter alone.</source>
        <translation>Uteženi navzkrižni entropiji doda gladko obliko uteženega MCC; 0 za samo navzkrižno entropijo.</translation>
    </message>
    <message>
        <source>Weight of borders in the loss</source>
        <translation>Utež meja v izgubi</translation>
    </message>
    <message>
        <source>Teaches the borders of parcels too, where the network has an output.</source>
        <translation>Uči tudi meje parcel, kjer ima mreža izhod zanje.</translation>
    </message>
    <message>
        <source>Weight of distances in the loss</source>
        <translation>Utež razdalj v izgubi</translation>
    </message>
    <message>
        <source>Teaches the distance to the nearest border too, where the network has an output.</source>
        <translation>Uči tudi razdaljo do najbližje meje, kjer ima mreža izhod zanjo.</translation>
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
        <source>Compile the network</source>
        <translation>Prevedi mrežo</translation>
    </message>
    <message>
        <source>Takes minutes at the start and pays for long trainings only. Needs a C++ compiler on this computer.</source>
        <translation>Na začetku traja nekaj minut in se izplača le pri dolgih učenjih. Na tem računalniku potrebuje prevajalnik za C++.</translation>
    </message>
    <message>
        <source>Share of the dates (0 to 0.5) that get a bright cloud that no mask tells of.</source>
        <translation>Delež datumov (0 do 0,5), ki dobijo svetel oblak, o katerem ne pove nobena maska.</translation>
    </message>
</context>
<context>
    <name>training_report</name>
    <message>
        <source>Training of {name}</source>
        <translation>Učenje modela {name}</translation>
    </message>
    <message>
        <source>The log holds no curves.</source>
        <translation>Dnevnik ne vsebuje krivulj.</translation>
    </message>
    <message>
        <source>What came out</source>
        <translation>Rezultat</translation>
    </message>
    <message>
        <source>Where it was validated</source>
        <translation>Kje je bil validiran</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>How it was trained</source>
        <translation>Kako je bil naučen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Korak</translation>
    </message>
    <message>
        <source>best: {score} at step {step}</source>
        <translation>najboljše: {score} pri koraku {step}</translation>
    </message>
    <message>
        <source>Loss (running mean)</source>
        <translation>Izguba (drseče povprečje)</translation>
    </message>
    <message>
        <source>Weighted MCC on the area kept for validation</source>
        <translation>Uteženi MCC na območju, prihranjenem za validacijo</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epohe</translation>
    </message>
    <message>
        <source>Weighted MCC on validation</source>
        <translation>Uteženi MCC na validaciji</translation>
    </message>
    <message>
        <source>The weights that are kept are of step</source>
        <translation>Obdržane so uteži koraka</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Prag</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Izguba pri učenju</translation>
    </message>
    <message>
        <source>Trained weights</source>
        <translation>Naučene uteži</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Trajanje</translation>
    </message>
    <message>
        <source>Nothing was kept for validation.</source>
        <translation>Za validacijo ni bilo prihranjeno nič.</translation>
    </message>
    <message>
        <source>days {first} to {last}</source>
        <translation>dnevi od {first} do {last}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mreža</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanali</translation>
    </message>
    <message>
        <source>Part of the year</source>
        <translation>Del leta</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licenca</translation>
    </message>
    <message>
        <source>Written by Furrow</source>
        <translation>Zapisal Furrow</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>da</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ne</translation>
    </message>
    <message>
        <source>The card &apos;{path}&apos; cannot be read ({reason}): train the model again.</source>
        <translation>Kartice »{path}« ni mogoče prebrati ({reason}): model naučite znova.</translation>
    </message>
    <message>
        <source>Example maps</source>
        <translation>Zgledi karte</translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>View {number}</source>
        <translation>Pogled {number}</translation>
    </message>
    <message>
        <source>What view {number} shows</source>
        <translation>Kaj kaže pogled {number}</translation>
    </message>
    <message>
        <source>Date that view {number} shows</source>
        <translation>Datum, ki ga kaže pogled {number}</translation>
    </message>
    <message>
        <source>The date chosen in the chart, or one that stays</source>
        <translation>Datum, izbran na grafu, ali tak, ki ostane</translation>
    </message>
    <message>
        <source>Chart&apos;s date</source>
        <translation>Datum grafa</translation>
    </message>
    <message>
        <source>This layer is not in the project any more: choose another.</source>
        <translation>Tega sloja ni več v projektu: izberite drugega.</translation>
    </message>
</context>
<context>
    <name>view_bar</name>
    <message>
        <source>Scale at which every parcel is shown</source>
        <translation>Merilo, v katerem se kaže vsaka parcela</translation>
    </message>
    <message>
        <source>Scale of the views</source>
        <translation>Merilo pogledov</translation>
    </message>
    <message>
        <source>Map follows</source>
        <translation>Karta sledi</translation>
    </message>
    <message>
        <source>QGIS&apos;s map goes to each parcel too</source>
        <translation>Tudi karta QGIS gre na vsako parcelo</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Kaj kaže graf</translation>
    </message>
    <message>
        <source>What the chart shows: an index, or the reflectance of a band</source>
        <translation>Kaj kaže graf: indeks ali odbojnost kanala</translation>
    </message>
    <message>
        <source>Tools of the views</source>
        <translation>Orodja pogledov</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graf</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>Border between the views</source>
        <translation>Meja med pogledoma</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>The engine is not built yet</source>
        <translation>Pogon še ni zgrajen</translation>
    </message>
    <message>
        <source>Furrow&apos;s heavy work runs in a Python environment of its own, beside QGIS. Build it once: choose below and press Build.</source>
        <translation>Težko delo Furrowa teče v lastnem okolju Python, poleg QGIS. Zgradite ga enkrat: spodaj izberite in pritisnite Zgradi.</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Zgradi</translation>
    </message>
    <message>
        <source>The engine is of another version</source>
        <translation>Pogon je druge različice</translation>
    </message>
    <message>
        <source>Furrow was updated since it was built. Press Update; what is there stays until that is done.</source>
        <translation>Furrow je bil od gradnje posodobljen. Pritisnite Posodobi; kar je, ostane, dokler to ni končano.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Posodobi</translation>
    </message>
    <message>
        <source>The engine is damaged</source>
        <translation>Pogon je poškodovan</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Popravi</translation>
    </message>
    <message>
        <source>A Python that you chose is used</source>
        <translation>Uporablja se Python, ki ste ga izbrali</translation>
    </message>
    <message>
        <source>{python}. Press Build to use an engine of Furrow&apos;s own instead.</source>
        <translation>{python}. Pritisnite Zgradi, da namesto njega uporabite lastni pogon Furrowa.</translation>
    </message>
    <message>
        <source>The engine is ready</source>
        <translation>Pogon je pripravljen</translation>
    </message>
    <message>
        <source>Nothing needs to be done. Building anew is of use when jobs fail for no reason.</source>
        <translation>Ničesar ni treba storiti. Nova gradnja pomaga, kadar opravila brez razloga ne uspejo.</translation>
    </message>
    <message>
        <source>Build anew</source>
        <translation>Zgradi na novo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Računa na</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Zgrajen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Opomba</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>procesorju</translation>
    </message>
    <message>
        <source>an NVIDIA GPU (CUDA), or the processor</source>
        <translation>grafični kartici NVIDIA (CUDA) ali procesorju</translation>
    </message>
    <message>
        <source>Looking for an NVIDIA driver…</source>
        <translation>Iskanje gonilnika NVIDIA …</translation>
    </message>
    <message>
        <source>An NVIDIA driver was found (version {version}), so this is the GPU.</source>
        <translation>Najden je gonilnik NVIDIA (različica {version}), zato je to grafična kartica.</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found on this computer, so this is the processor.</source>
        <translation>Na tem računalniku ni gonilnika NVIDIA, zato je to procesor.</translation>
    </message>
    <message>
        <source>What suits this computer</source>
        <translation>Kar ustreza temu računalniku</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesor</translation>
    </message>
    <message>
        <source>Works on every computer. Predicting a box takes seconds to minutes, training hours. About {size} of disk.</source>
        <translation>Deluje na vsakem računalniku. Napoved območja traja sekunde do minute, učenje ure. Približno {size} diska.</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>Grafična kartica NVIDIA (CUDA)</translation>
    </message>
    <message>
        <source>Many times faster where the computer has a card of NVIDIA with its driver. About {size} of disk.</source>
        <translation>Večkrat hitreje, kjer ima računalnik kartico NVIDIA z gonilnikom. Približno {size} diska.</translation>
    </message>
    <message>
        <source>Needs about {needed} of disk; how much is free cannot be told.</source>
        <translation>Potrebuje približno {needed} diska; koliko ga je prostega, ni mogoče ugotoviti.</translation>
    </message>
    <message>
        <source>Not enough room: it needs about {needed} of disk, but {free} are free. Free some, or choose another folder in the options.</source>
        <translation>Premalo prostora: potrebuje približno {needed} diska, prostega pa je {free}. Sprostite prostor ali v možnostih izberite drugo mapo.</translation>
    </message>
    <message>
        <source>Needs about {needed} of disk; {free} are free.</source>
        <translation>Potrebuje približno {needed} diska; prostega je {free}.</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>Finished: the model is written.</source>
        <translation>Končano: model je zapisan.</translation>
    </message>
    <message>
        <source>Paused in the menu; untick it there to go on.</source>
        <translation>Ustavljeno v meniju; tam odstranite kljukico, da se nadaljuje.</translation>
    </message>
    <message>
        <source>Stopping: it is scored a last time, then the best weights are written.</source>
        <translation>Ustavljanje: še zadnjič se oceni, nato se zapišejo najboljše uteži.</translation>
    </message>
    <message>
        <source>Training in this QGIS.</source>
        <translation>Uči se v tem QGIS.</translation>
    </message>
    <message>
        <source>Training.</source>
        <translation>Uči se.</translation>
    </message>
    <message>
        <source>Nothing was written for {time}: it is paused or was ended. Started again with the same values, it goes on.</source>
        <translation>Že {time} ni bilo nič zapisano: učenje je ustavljeno ali prekinjeno. Če ga zaženete z istimi vrednostmi, se nadaljuje.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mreža</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoha</translation>
    </message>
    <message>
        <source>{score} at step {step}</source>
        <translation>{score} pri koraku {step}</translation>
    </message>
    <message>
        <source>Best weighted MCC</source>
        <translation>Najboljši uteženi MCC</translation>
    </message>
    <message>
        <source>Last weighted MCC</source>
        <translation>Zadnji uteženi MCC</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Izguba</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Porabljeni čas</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Preostali čas</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>korak {step}</translation>
    </message>
    <message>
        <source>{epoch} of {epochs} (step {step} of {steps})</source>
        <translation>{epoch} od {epochs} (korak {step} od {steps})</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>približno {time}</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message>
        <source>Warning: {text}</source>
        <translation>Opozorilo: {text}</translation>
    </message>
    <message>
        <source>Removing the engine</source>
        <translation>Odstranjevanje pogona</translation>
    </message>
    <message>
        <source>The engine cannot be removed from &apos;{folder}&apos; ({reason}): check its rights.</source>
        <translation>Pogona v »{folder}« ni mogoče odstraniti ({reason}): preverite pravice.</translation>
    </message>
</context>
<context>
    <name>workflows</name>
    <message>
        <source>The model &apos;{path}&apos; cannot be read: install Furrow anew.</source>
        <translation>Modela »{path}« ni mogoče prebrati: znova namestite Furrow.</translation>
    </message>
</context>
</TS>
