namespace ConsultationIntake.Submissions;

/// <summary>How far a response has come whose sender agreed that it is published.</summary>
public enum Publication
{
    /// <summary>Nobody has looked at it.</summary>
    ToLookAt,

    /// <summary>Somebody looked at it: it is published with the next set.</summary>
    Ready,

    /// <summary>Somebody looked at it and left it out.</summary>
    LeftOut,
}
