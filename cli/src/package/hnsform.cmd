@echo off
rem hnsform from its package. Java 17 or newer: JAVA_HOME, or java from PATH. HNSFORM_JAVA_OPTS adds options for the JVM.
setlocal EnableExtensions DisableDelayedExpansion
set "HNSFORM_LIB=%~dp0lib"

set "HNSFORM_JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "HNSFORM_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined HNSFORM_JAVA for %%j in (java.exe) do set "HNSFORM_JAVA=%%~$PATH:j"
if not defined HNSFORM_JAVA goto none

rem Which release it is stands in a file; a Java without that file is taken as it is
set "HNSFORM_RELEASE="
for %%j in ("%HNSFORM_JAVA%") do set "HNSFORM_ABOUT=%%~dpj..\release"
if exist "%HNSFORM_ABOUT%" for /f "tokens=2 delims==" %%b in ('%SystemRoot%\System32\find.exe "JAVA_VERSION=" ^< "%HNSFORM_ABOUT%"') do set "HNSFORM_RELEASE=%%~b"
if not defined HNSFORM_RELEASE goto start
for /f "tokens=1 delims=." %%m in ("%HNSFORM_RELEASE%") do if %%m lss 17 goto old

:start
set "HNSFORM_ARCHIVE="
if exist "%HNSFORM_LIB%\hnsform.jsa" set HNSFORM_ARCHIVE=-XX:SharedArchiveFile="%HNSFORM_LIB%\hnsform.jsa"
rem What the demo prints can be typed
set "HNSFORM_COMMAND=hnsform"
"%HNSFORM_JAVA%" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:-UsePerfData -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djna.nounpack=true "-Djna.boot.library.path=%HNSFORM_LIB%\jna\win32-x86-64;%HNSFORM_LIB%\jna\win32-aarch64" %HNSFORM_ARCHIVE% %HNSFORM_JAVA_OPTS% -jar "%HNSFORM_LIB%\hnsform.jar" %*
exit /b %ERRORLEVEL%

:none
echo error HF9016: hnsform needs Java 17 or newer, and there is none: neither in JAVA_HOME nor as java.exe in PATH.>&2
echo   Install one, such as a JRE 17 or 21, and set JAVA_HOME to its folder.>&2
exit /b 127

:old
echo error HF9016: hnsform needs Java 17 or newer, and "%HNSFORM_JAVA%" is %HNSFORM_RELEASE%.>&2
echo   Install a newer one, such as a JRE 17 or 21, and set JAVA_HOME to its folder.>&2
exit /b 127
