# hnsform from its package. Java 17 or newer: JAVA_HOME, or java from PATH. HNSFORM_JAVA_OPTS adds options for the JVM.
# Does the same as hnsform.cmd beside it, for PowerShell 5.1 and newer; arguments and exit code pass through.
$lib = Join-Path $PSScriptRoot 'lib'

$java = $null
if ($env:JAVA_HOME -and (Test-Path (Join-Path $env:JAVA_HOME 'bin\java.exe'))) {
    $java = Join-Path $env:JAVA_HOME 'bin\java.exe'
} else {
    $found = Get-Command java.exe -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($found) { $java = $found.Source }
}
if (-not $java) {
    [Console]::Error.WriteLine('error HF9016: hnsform needs Java 17 or newer, and there is none: neither in JAVA_HOME nor as java.exe in PATH.')
    [Console]::Error.WriteLine('  Install one, such as a JRE 17 or 21, and set JAVA_HOME to its folder.')
    exit 127
}

# Which release it is stands in a file; a Java without that file is taken as it is
$about = Join-Path (Split-Path (Split-Path $java)) 'release'
if (Test-Path $about) {
    $line = Select-String -Path $about -Pattern '^JAVA_VERSION="(\d+)' | Select-Object -First 1
    if ($line -and [int]$line.Matches[0].Groups[1].Value -lt 17) {
        [Console]::Error.WriteLine("error HF9016: hnsform needs Java 17 or newer, and ""$java"" is older.")
        [Console]::Error.WriteLine('  Install a newer one, such as a JRE 17 or 21, and set JAVA_HOME to its folder.')
        exit 127
    }
}

$options = @(
    '-XX:+IgnoreUnrecognizedVMOptions', '-Xlog:disable', '-XX:-UsePerfData', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC',
    '-Djna.nounpack=true', "-Djna.boot.library.path=$lib\jna\win32-x86-64;$lib\jna\win32-aarch64")
$archive = Join-Path $lib 'hnsform.jsa'
if (Test-Path $archive) { $options += "-XX:SharedArchiveFile=$archive" }
if ($env:HNSFORM_JAVA_OPTS) { $options += $env:HNSFORM_JAVA_OPTS.Trim() -split '\s+' }

# What the demo prints can be typed
$env:HNSFORM_COMMAND = 'hnsform'
if ($MyInvocation.ExpectingInput) {
    $input | & $java @options -jar (Join-Path $lib 'hnsform.jar') @args
} else {
    & $java @options -jar (Join-Path $lib 'hnsform.jar') @args
}
exit $LASTEXITCODE
