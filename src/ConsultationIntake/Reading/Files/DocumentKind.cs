namespace ConsultationIntake.Reading.Files;

public enum DocumentKind
{
    Unknown,
    Docx,

    /// <summary>Word before 2007.</summary>
    Doc,
    Xlsx,
    Odt,
    Rtf,
    Pdf,
    Text,
    Html,
    Email,

    /// <summary>A message that Outlook saved (.msg).</summary>
    OutlookMessage,

    /// <summary>Files in a .zip that could not be unpacked.</summary>
    Zip,
    Image,
    EncryptedOffice,

    /// <summary>A contact card, an invitation, a signature: nothing that a respondent says.</summary>
    Accessory,
}
