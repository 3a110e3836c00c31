# Sourced by ./hearth, .ci/run and the hooks: finds a JDK 25 without starting any Java.

# Reads the JDK's own release file.
is_jdk_25() {
  local line
  [[ -x $1/bin/javac && -x $1/bin/java && -r $1/release ]] || return 1
  while IFS= read -r line; do
    [[ $line =~ ^JAVA_VERSION=\"25([.+\"-]) ]] && return 0
  done <"$1/release"
  return 1
}

# Exports JAVA_HOME, or returns 1.
find_jdk() {
  local candidate javac user=${HOME:-/nonexistent}
  javac=$(command -v javac) || javac=
  [[ -z $javac ]] || javac=$(readlink -f "$javac" 2>/dev/null) || javac=
  for candidate in "${JAVA_HOME:-}" "${javac%/bin/javac}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$user"/.sdkman/candidates/java/* "$user"/.jdks/* \
    "$user"/.jenv/versions/* "$user"/.asdf/installs/java/* "$user"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$user"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [[ -n $candidate ]] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}
