"""A saved model, batch runs and the history: parameters are plain values and outputs chain."""

import processing
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
)

from furrow.tests.builders.geotiff_images import write_images

BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")


def child(algorithm, identifier, **sources):
    made = QgsProcessingModelChildAlgorithm(f"furrow:{algorithm}")
    made.setChildId(identifier)
    made.setDescription(identifier)
    for name, source in sources.items():
        made.addParameterSources(name, [source])
    return made


def build_model():
    """Import a folder of images, predict, and keep the mask and the area."""
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("Folder to mask", "Furrow tests")
    folder = QgsProcessingParameterFile("images", "Images", QgsProcessingParameterFile.Behavior.Folder)
    model.addModelParameter(folder, QgsProcessingModelParameter("images"))
    model.addChildAlgorithm(child("importgeotiffs", "import", FOLDER=source.fromModelParameter("images")))
    predict = child("predictcultivatedland", "predict", SEASON=source.fromChildOutput("import", "SEASON"))
    mask = QgsProcessingModelOutput("mask", "mask")
    mask.setChildId("predict")
    mask.setChildOutputName("MASK")
    predict.setModelOutputs({"mask": mask})
    model.addChildAlgorithm(predict)
    return model


def test_a_saved_model_runs(provider, qgis_new_project, tmp_path, feedback):
    write_images(tmp_path / "slike č", bands=BANDS)
    path = tmp_path / "model 'č'.model3"
    assert build_model().toFile(str(path))
    loaded = QgsProcessingModelAlgorithm()
    assert loaded.fromFile(str(path))
    assert loaded.canExecute()[0]
    outputs = {"predict:mask": str(tmp_path / "m.tif"), "mask": str(tmp_path / "m.tif")}
    names = {p.name() for p in loaded.parameterDefinitions()}
    parameters = {"images": str(tmp_path / "slike č")} | {k: v for k, v in outputs.items() if k in names}
    results = processing.run(loaded, parameters, feedback=feedback)
    assert (tmp_path / "m.tif").is_file()
    assert str(tmp_path / "m.tif") in map(str, results.values())


def test_one_algorithm_runs_over_many_inputs_as_batch_does(provider, qgis_new_project, tmp_path, feedback):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:importgeotiffs")
    context = QgsProcessingContext()
    seasons = []
    for index in range(3):
        write_images(tmp_path / f"in {index}", dates=("2019-04-01", "2019-05-01")[: 1 + index % 2], seed=index)
        parameters = {"FOLDER": str(tmp_path / f"in {index}"), "SEASON": QgsProcessing.TEMPORARY_OUTPUT}
        assert algorithm.checkParameterValues(parameters, context)[0]
        results, successful = algorithm.run(parameters, context, feedback)
        assert successful, feedback.said
        seasons.append(results["SEASON"])
    assert len(set(seasons)) == 3


def test_parameters_go_into_the_history_and_come_back(provider, season, tmp_path):
    algorithm = provider.algorithm("predictcultivatedland")
    context = QgsProcessingContext()
    parameters = {"SEASON": str(season), "TILE": 64, "DEVICE": "cpu", "MASK": str(tmp_path / "m č.tif")}
    stored = algorithm.asMap(parameters, context)["inputs"]
    assert stored == parameters
    command, successful = algorithm.asQgisProcessCommand(parameters, context)
    assert successful
    assert "furrow:predictcultivatedland" in command
    assert "--TILE=64" in command
    assert algorithm.asPythonCommand(parameters, context).startswith('processing.run("furrow:predictcultivatedland"')
