namespace ConsultationIntake.Reading.Files;

public enum DocumentKind
{
    Unknown,
    Docx,
    Odt,
    Rtf,
    Pdf,
    Text,
    Html,
    Email,
    Image,
    EncryptedOffice,

    /// <summary>A contact card, an invitation, a signature: nothing that a respondent says.</summary>
    Accessory,
}
