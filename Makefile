# The commands of the project. Each is a script in scripts/ that says what it does and may be run again cheaply.
.DEFAULT_GOAL := help
.PHONY: help demo test test-qgis lint engine environments train-shipped package lock clean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

demo: ## install what is missing, then run the main job on the sample into demo-output/
	@scripts/demo.sh

test: ## install what is missing, then run every check and test
	@scripts/test.sh

test-qgis: ## run the tests inside QGIS on a newer version: VERSION=3.40 (Python 3.13) or VERSION=3.44 (Python 3.14); as root
	@scripts/test_qgis_version.sh "$(VERSION)" $(TESTS)

lint: ## ruff, mypy, bandit, detect-secrets
	@scripts/environments.sh dev
	@scripts/lint.sh

engine: ## build the engine's environment in build/engine
	@scripts/environments.sh engine

environments: ## build the environments of the engine and of the tests in build/
	@scripts/environments.sh engine dev qgis

train-shipped: ## train the model that ships, about an hour; may be stopped and started again
	@scripts/environments.sh engine dev
	@OMP_NUM_THREADS=1 PYTHONPATH=build build/dev/bin/python scripts/train_shipped.py

package: ## write the plugin's zip to build/
	@scripts/package.sh

lock: ## write the requirements files anew, with every version and hash fixed
	@scripts/lock.sh

clean: ## remove everything that was built
	@scripts/clean.sh
