namespace ConsultationIntake.Reading;

public enum PartKind
{
    Answer,

    /// <summary>An answer chosen from options: counted, not split into points.</summary>
    Choice,
    EmailBody,
    Attachment,

    /// <summary>Kept for the record and never tagged: a quoted thread, a signature, a disclaimer, a forwarding banner.</summary>
    SetAside,
}
