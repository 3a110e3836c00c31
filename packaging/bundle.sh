# Sourced by the bundle scripts of Linux and macOS: builds the program, links a runtime, and makes `bundle_arguments` for
# jpackage. Undertow does not run on the module path, so the runtime is the JDK's and all jars are on the class path.
home=$(cd -P -- "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$home/packaging/target
version=$(sed -n 's:.*<version>\([0-9.]*\).*</version>.*:\1:p' "$home/pom.xml" | head -n 1)
modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http
modules+=,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml
modules+=,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.security.auth,jdk.unsupported,jdk.zipfs

. "$home/packaging/jdk.sh"
find_jdk || {
  echo "A JDK 25 is needed and none was found." >&2
  exit 1
}
(cd "$home" && mvn -q -B -DskipTests package)

rm -rf "$target/runtime" "$target/bundle"
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --include-locales en,de --strip-debug --no-header-files --no-man-pages \
  --compress zip-6 --output "$target/runtime"

bundle_arguments=(--name Hearth --app-version "$version" --vendor Hearth --runtime-image "$target/runtime"
  --description "A chat home for the people of one household"
  --input "$target/app" --main-jar "desktop-$version-SNAPSHOT.jar" --main-class app.hearth.desktop.Main
  --add-launcher "hearth-server=$home/packaging/server.properties" --dest "$target/bundle")
for option in -Xmx512m -XX:+UseSerialGC -XX:+DisableAttachMechanism --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow; do
  bundle_arguments+=(--java-options "$option")
done
