# Sourced by load, jmh and window, from the root of the repository: finds a JDK 25, compiles a module and its benchmarks,
# and sets classpath to what runs them.
. packaging/jdk.sh

# $1: the module, embedded-server when it is not named.
prepare_benchmarks() {
  local module=${1:-embedded-server}
  find_jdk || {
    echo "A JDK 25 is needed and none was found. Install one, or set JAVA_HOME to it." >&2
    return 1
  }
  echo "Compiling $module and its benchmarks." >&2
  # Relative, so that each module has its own.
  mvn -q -B -Pjmh -pl "$module" -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/benchmarks.classpath -Dspotless.check.skip=true -Dcheckstyle.skip=true -Dsort.skip=true \
    -Djacoco.skip=true -Denforcer.skip=true >&2
  classpath=$module/target/test-classes:$module/target/classes:$(<"$module/target/benchmarks.classpath")
}
