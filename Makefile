# 两个命令：make run（安装、取模型、建索引、启动）和 make test（全部检查）。
# Linux 上 PyPI 的 torch 是带 CUDA 的大包；要小的 CPU 包：
#   make run PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu
# PIP_INDEX_URL 等 pip 自己的设置同样有效。

SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

# One thread for numeric libraries: two are slower than one on a shared machine.
export OMP_NUM_THREADS ?= 1
export TOKENIZERS_PARALLELISM ?= false
export GRADIO_ANALYTICS_ENABLED := False
ifdef PIP_INDEX_URL
export PIP_INDEX_URL
endif
ifdef PIP_EXTRA_INDEX_URL
export PIP_EXTRA_INDEX_URL
endif

.PHONY: run test clean
.DEFAULT_GOAL := run

run: .venv/installed
	@exec $(BIN)/python app.py

test: .venv/installed-dev
	@scripts/test

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null \
	  || { echo "需要 Python 3.11（没有找到）。装好后再试，或用 make PYTHON=/路径/python3.11 指定。" >&2; exit 1; }
	@echo "正在建立 Python 环境 .venv ……"
	@$(PYTHON) -m venv .venv

# The stamps are newer than pyproject.toml as long as nothing has to be installed.
.venv/installed: pyproject.toml | .venv/bin/python
	@echo "正在安装依赖（第一次需要几分钟，约 2.6 GB）……"
	@$(BIN)/pip install --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	@echo "正在安装依赖与测试工具（第一次需要几分钟）……"
	@$(BIN)/pip install --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv node_modules var .mypy_cache .ruff_cache
