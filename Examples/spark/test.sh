#!/usr/bin/env bash
# Runs to_parquet.py on two worker processes, kills one of them and one rapporteur while they work, and compares the
# table with the lines of one machine.
#
# Argument: the rapporteur to run. The documents are the published ones of ../shared/data, or else copies of the samples.
# PySpark comes into a virtual environment under .build, once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rapporteur=$(realpath "$1")
options=()
work=$(mktemp -d)
job=
trap '[ -z "$job" ] || kill "$job" 2>/dev/null || true; rm -rf "$work" "${SPARK_HOME:-$work}/work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=$work/cache

python=$root/.build/spark/bin/python
if ! "$python" -c 'import pyspark' 2>/dev/null; then
    echo "spark: installing PySpark into .build/spark"
    python3 -m venv "$root/.build/spark"
    "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
fi
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$work

# The part that needs no Spark.
(cd "$here" && RAPPORTEUR=$rapporteur "$python" -m unittest -q test_to_parquet)

data=${SHARED_DATA:-$root/../shared/data}
folder=$work/documents
if [ -e "$data/un-corpus.tar.xz" ]; then
    mkdir "$folder"
    tar -xf "$data/un-corpus.tar.xz" -C "$folder"
    options=(--schema "$(realpath "$data/akn/akomantoso30.xsd")")
else
    for copy in $(seq 40); do
        mkdir -p "$folder/$copy"
        cp "$root"/Samples/{communication,note-verbale,protection-of-migrants}.xml "$folder/$copy"
        sed 's/<noteVerbale/<noteVerbale wrong="yes"/' "$root/Samples/note-verbale.xml" > "$folder/$copy/wrong.xml"
    done
fi
: > "$folder/empty.xml"
ln -s nowhere "$folder/missing.xml"
bytes=$(find "$folder" -type f -name '*.xml' -printf '%s\n' | awk '{sum += $1} END {print sum}')

# One machine. 2 says that something was not checked: the link that leads nowhere.
(cd "$folder" && find . -name '*.xml' -printf '%P\n' | LC_ALL=C sort \
    | "$rapporteur" convert --files-from - --to jsonl --messages en "${options[@]}" > "$work/one-machine.jsonl") || [ $? -le 2 ]

# Stands before rapporteur in the cluster: notes that it began, gives the test time to kill, and the first one dies as
# the kernel kills what takes too much memory.
cat > "$work/rapporteur" <<SCRIPT
#!/usr/bin/env bash
echo \$\$ >> "$work/begun"
sleep 1
mkdir "$work/killed" 2>/dev/null && kill -KILL \$\$
exec "$rapporteur" "\$@"
SCRIPT
chmod +x "$work/rapporteur"
: > "$work/begun"

executor_of() { # the process id of the executor that a process belongs to
    local id=$1
    while [ "$id" -gt 1 ]; do
        if grep -qz CoarseGrainedExecutorBackend "/proc/$id/cmdline" 2>/dev/null; then
            echo "$id"
            return
        fi
        id=$(awk '/^PPid:/ {print $2}' "/proc/$id/status" 2>/dev/null || echo 0)
    done
}

# About a dozen partitions for two workers of one core each.
"$SPARK_HOME/bin/spark-submit" --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false "$here/to_parquet.py" \
    "$folder" "$work/table" --rapporteur "$work/rapporteur" --partition-mb "$(awk "BEGIN {print $bytes / 12e6}")" -- "${options[@]}" \
    > "$work/said" 2> "$work/log" &
job=$!

# Kill a worker that is at its second task, or later: the one that the last rapporteur to begin belongs to.
victim=
while [ -z "$victim" ] && kill -0 "$job" 2>/dev/null; do
    if [ "$(wc -l < "$work/begun")" -ge 5 ]; then
        victim=$(executor_of "$(tail -n 1 "$work/begun")")
    fi
    sleep 0.1
done
[ -z "$victim" ] || kill -KILL "$victim"
status=0
wait "$job" || status=$?
job=
if [ "$status" -ne 0 ]; then
    cat "$work/log" >&2
    echo "spark: the job failed with $status" >&2
    exit 1
fi
for sign in 'Lost executor' 'ended with -9'; do
    if ! grep -q "$sign" "$work/log"; then
        echo "spark: nothing died, so nothing was shown: no “$sign” in the log" >&2
        exit 1
    fi
done
echo "one worker and one rapporteur killed; $(wc -l < "$work/begun") processes for $(find "$work/table" -name 'part-*' | wc -l) parts"
echo "the job: $(cat "$work/said")"
"$SPARK_HOME/bin/spark-submit" --master 'local[1]' --conf spark.ui.enabled=false "$here/compare.py" \
    "$work/table" "$work/one-machine.jsonl" 2> "$work/log" || { grep '^compare:' "$work/log" >&2; exit 1; }

if [ -e "$data/un-corpus.tar.xz" ]; then
    # The tables: as many rows as on one machine, from about six partitions.
    "$SPARK_HOME/bin/spark-submit" --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false "$here/tables_to_parquet.py" \
        "$folder" "$work/tables" --rapporteur "$rapporteur" --partition-mb "$(awk "BEGIN {print $bytes / 6e6}")" -- --no-rules \
        > "$work/said" 2> "$work/log" || { tail -n 20 "$work/log" >&2; exit 1; }
    (cd "$folder" && find . -name '*.xml' -printf '%P\n' | LC_ALL=C sort \
        | "$rapporteur" extract --files-from - --table all --to jsonl -o "$work/one-machine" --no-rules 2> "$work/log") || [ $? -le 2 ]
    (cd "$work/one-machine" && for name in *.jsonl; do echo "$(wc -l < "$name") ${name%.jsonl}"; done) | paste -sd, | sed 's/,/, /g' > "$work/wanted"
    if ! cmp "$work/said" "$work/wanted"; then
        echo "spark: the tables have other rows: $(cat "$work/said"), not $(cat "$work/wanted")" >&2
        exit 1
    fi
    echo "the tables: $(cat "$work/said")"
fi
