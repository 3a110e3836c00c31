package app.hearth.desktop.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The languages whose code is highlighted, by all the names that stand behind the fence of a code block.
final class CodeLanguages {
    private static final String DIFF = "diff";
    private static final String SWIFT = "swift";
    private static final String NAMES = """
            text/actionscript actionscript as
            text/asm asm assembly nasm x86asm
            text/bat bat batch cmd dosbatch
            text/c c h
            text/clojure clojure clj cljs edn
            text/cpp cpp c++ cc cxx hpp objective-c objc arduino ino
            text/cs cs c# csharp
            text/css css scss sass
            text/d d dlang
            text/dart dart
            text/delphi delphi pascal
            text/dockerfile dockerfile docker containerfile
            text/fortran fortran f90
            text/golang go golang
            text/groovy groovy gradle jenkinsfile
            text/handlebars handlebars hbs mustache
            text/html html htm xhtml vue svelte
            text/ini ini toml cfg conf editorconfig
            text/java java
            text/javascript javascript js jsx mjs cjs node
            text/json json jsonc json5 jsonl ndjson
            text/jsp jsp
            text/kotlin kotlin kt kts
            text/latex latex tex
            text/less less
            text/lisp lisp elisp emacs-lisp scheme common-lisp
            text/lua lua
            text/makefile makefile make mk
            text/markdown markdown md mdx
            text/perl perl pl
            text/php php
            text/properties properties dotenv env
            text/proto proto protobuf
            text/python python py python3 pyi py3
            text/ruby ruby rb
            text/rust rust rs
            text/scala scala sbt
            text/sql sql mysql postgresql postgres sqlite plsql tsql
            text/tcl tcl
            text/typescript typescript ts tsx mts cts
            text/unix shell sh bash zsh ksh fish console shellscript shell-session terminal
            text/vb vb vbnet visual-basic
            text/xml xml xsd xsl xslt svg fxml pom plist rss
            text/yaml yaml yml
            diff diff patch udiff
            swift swift
            """;

    /// Swift's strings, comments and numbers are written like Kotlin's.
    private static final Set<String> SWIFT_WORDS = Set.of(("actor any as associatedtype async await break case catch"
                    + " class continue convenience default defer deinit didSet do else enum extension fallthrough"
                    + " fileprivate final for func get guard if import in indirect infix init inout internal is lazy"
                    + " let mutating nonisolated open operator optional override postfix precedencegroup prefix"
                    + " private protocol public repeat required rethrows return self Self set some static struct"
                    + " subscript super switch throw throws try typealias unowned var weak where while willSet nil")
            .split(" "));

    /// Of `java:Main.java`, `{.java}` and `language-java`, too.
    private static final Pattern NAME = Pattern.compile("[{.]*(?:language-)?([^,:;{}=]+)");

    private static final Map<String, String> SCANNERS = scanners();

    private CodeLanguages() {}

    /// What reads code of this language; empty when the name is not known.
    static Optional<CodeLexer> lexer(String name) {
        Matcher plain = NAME.matcher(name.toLowerCase(Locale.ROOT));
        return plain.lookingAt()
                ? Optional.ofNullable(SCANNERS.get(plain.group(1))).map(CodeLanguages::make)
                : Optional.empty();
    }

    private static CodeLexer make(String scanner) {
        return switch (scanner) {
            case DIFF -> new DiffLexer();
            case SWIFT -> new TokenMakerLexer("text/kotlin", SWIFT_WORDS);
            default -> new TokenMakerLexer(scanner, Set.of());
        };
    }

    private static Map<String, String> scanners() {
        Map<String, String> scanners = new HashMap<>();
        for (String line : NAMES.lines().toList()) {
            List<String> words = List.of(line.split(" ", -1));
            words.subList(1, words.size()).forEach(name -> scanners.put(name, words.getFirst()));
        }
        return Map.copyOf(scanners);
    }
}
