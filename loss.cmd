@echo off
rem Builds the tool once (again after a change of the sources), then runs it. Needs only the .NET SDK.
setlocal
set "root=%~dp0"
set "home=%root%.artifacts\loss"
powershell -NoProfile -Command "$b='%home%\.built'; if (!(Test-Path $b)) { exit 1 }; $t=(Get-Item $b).LastWriteTimeUtc; if (Get-ChildItem '%root%src','%root%Directory.Build.props','%root%Directory.Packages.props','%root%global.json' -Recurse -File | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run
echo Building Lossworks (once)... 1>&2
set "publish=dotnet publish "%root%src\Lossworks.Cli" -c Release --use-current-runtime --self-contained false --artifacts-path "%root%.artifacts\build" -p:ForThisMachine=true -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -o "%home%" -v quiet -nologo"
%publish% -p:PublishReadyToRun=true 1>&2 || %publish% -p:PublishReadyToRun=false 1>&2 || exit /b 1
type nul > "%home%\.built"
:run
"%home%\loss.exe" %*
exit /b %errorlevel%
