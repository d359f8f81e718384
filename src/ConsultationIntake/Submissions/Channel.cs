namespace ConsultationIntake.Submissions;

/// <summary>How a submission reached us.</summary>
public enum Channel
{
    Form,

    /// <summary>JSON from a member of the public or from another form.</summary>
    Api,

    /// <summary>JSON from a known partner's own system.</summary>
    Partner,
    Email,

    /// <summary>Brought in by staff from a file or another system.</summary>
    Import,

    /// <summary>On paper, typed by staff.</summary>
    Paper,

    /// <summary>Said at a meeting, as staff wrote it down.</summary>
    Meeting,
}
