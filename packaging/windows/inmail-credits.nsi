; The installer for Windows: for one user, without an administrator. packaging/windows/build calls makensis
; with VERSION, BINARIES (the folder of the two programs), TEXTS (the folder of the licences) and OUT, and with
; CPU where the installer is to be of another kind than usual.
!ifdef CPU
  Target ${CPU}
!endif
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "InMail Credits"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\InMailCredits"
!define CLASSES "Software\Classes"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\InMail Credits"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs ${NAME}"
VIAddVersionKey "CompanyName" "The InMail Credits authors"
VIAddVersionKey "LegalCopyright" "2026 The InMail Credits authors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\inmail-credits.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Explorer reads the types of files anew.
!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; A kind of file that the program opens. Windows looks at the last ending only, which is .json: the program
; is offered under "Open with", and what opens .json by default stays as it is.
!macro Kind ID TITLE ICON_INDEX
  WriteRegStr HKCU "${CLASSES}\${ID}" "" "${TITLE}"
  WriteRegStr HKCU "${CLASSES}\${ID}\DefaultIcon" "" "$INSTDIR\inmail-credits.exe,${ICON_INDEX}"
  WriteRegStr HKCU "${CLASSES}\${ID}\shell\open\command" "" '"$INSTDIR\inmail-credits.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.json\OpenWithProgids" "${ID}" ""
!macroend

!macro NoKind ID
  DeleteRegKey HKCU "${CLASSES}\${ID}"
  DeleteRegValue HKCU "${CLASSES}\.json\OpenWithProgids" "${ID}"
!macroend

; Away where nobody else has anything in it. What /ifempty asks of values differs between versions of NSIS.
!macro DropIfEmpty KEY
  ClearErrors
  EnumRegValue $0 HKCU "${KEY}" 0
  IfErrors 0 +2
  DeleteRegKey /ifempty HKCU "${KEY}"
!macroend

Section
  SetOutPath "$INSTDIR"
  File "${BINARIES}/inmail-credits.exe"
  File "${BINARIES}/inmail-credits-cli.exe"
  File "${TEXTS}/LICENSE-MIT.txt"
  File "${TEXTS}/LICENSE-APACHE.txt"
  File "${TEXTS}/third-party.txt"
  File "${TEXTS}/changelog.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\inmail-credits.exe"

  !insertmacro Kind "InMailCredits.Account" "InMail credit account" 1
  !insertmacro Kind "InMailCredits.Scenario" "InMail credit scenario" 2
  WriteRegStr HKCU "${CLASSES}\Applications\inmail-credits.exe" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\inmail-credits.exe\SupportedTypes" ".json" ""
  WriteRegStr HKCU "${CLASSES}\Applications\inmail-credits.exe\shell\open\command" "" '"$INSTDIR\inmail-credits.exe" "%1"'

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\inmail-credits.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The InMail Credits authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TellExplorer
SectionEnd

; Names each file that was installed, and nothing else: accounts lie in %APPDATA%, and stay.
Section "Uninstall"
  Delete "$INSTDIR\inmail-credits.exe"
  Delete "$INSTDIR\inmail-credits-cli.exe"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\third-party.txt"
  Delete "$INSTDIR\changelog.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro NoKind "InMailCredits.Account"
  !insertmacro NoKind "InMailCredits.Scenario"
  DeleteRegKey HKCU "${CLASSES}\Applications\inmail-credits.exe"
  !insertmacro DropIfEmpty "${CLASSES}\Applications"
  !insertmacro DropIfEmpty "${CLASSES}\.json\OpenWithProgids"
  !insertmacro DropIfEmpty "${CLASSES}\.json"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TellExplorer
SectionEnd
