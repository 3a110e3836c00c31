# Makes a bundle of Hearth with its own runtime in packaging\target\bundle: a directory, or with `msi` or `exe` an installer
# (which needs the WiX toolset). Runs on Windows only; JAVA_HOME is a JDK 25. The same as packaging/bundle.sh.
param([string] $Type = "app-image")
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$target = "$root\packaging\target"
$version = [regex]::Match((Get-Content -Raw "$root\pom.xml"), "<version>([0-9.]+)").Groups[1].Value
$modules = "java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http," +
  "java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml," +
  "jdk.charsets,jdk.crypto.ec,jdk.crypto.mscapi,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.unsupported,jdk.zipfs"

Push-Location $root
try { mvn -q -B -DskipTests package } finally { Pop-Location }
Remove-Item -Recurse -Force -ErrorAction Ignore "$target\runtime", "$target\bundle"
& "$env:JAVA_HOME\bin\jlink" --add-modules $modules --include-locales "en,de" --strip-debug --no-header-files --no-man-pages `
  --compress zip-6 --output "$target\runtime"
$options = "-Xmx512m", "-XX:+UseSerialGC", "-XX:+DisableAttachMechanism", "--enable-native-access=ALL-UNNAMED",
  "--sun-misc-unsafe-memory-access=allow" | ForEach-Object { "--java-options", $_ }
$more = if ($Type -eq "app-image") { @() } else { "--win-menu", "--win-shortcut", "--win-per-user-install" }
& "$env:JAVA_HOME\bin\jpackage" --type $Type --name Hearth --app-version $version --vendor Hearth --runtime-image "$target\runtime" `
  --description "A chat home for the people of one household" --input "$target\app" `
  --main-jar "desktop-$version-SNAPSHOT.jar" --main-class app.hearth.desktop.Main --icon "$root\packaging\windows\hearth.ico" `
  --add-launcher "hearth-server=$root\packaging\server.properties" --dest "$target\bundle" @options @more
