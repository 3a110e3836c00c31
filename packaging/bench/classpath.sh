# Sourced by load and jmh, from the root of the repository: finds a JDK 25, compiles the server and its benchmarks, and
# sets classpath to what runs them.
. packaging/jdk.sh

prepare_benchmarks() {
  find_jdk || {
    echo "A JDK 25 is needed and none was found. Install one, or set JAVA_HOME to it." >&2
    return 1
  }
  echo "Compiling the server and its benchmarks." >&2
  # Relative, so that each module has its own.
  mvn -q -B -Pjmh -pl common,embedded-server -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/benchmarks.classpath -Dspotless.check.skip=true -Dcheckstyle.skip=true -Dsort.skip=true \
    -Djacoco.skip=true -Denforcer.skip=true >&2
  classpath=embedded-server/target/test-classes:embedded-server/target/classes:$(<embedded-server/target/benchmarks.classpath)
}
