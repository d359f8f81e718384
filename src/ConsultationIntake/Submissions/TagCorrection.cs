namespace ConsultationIntake.Submissions;

/// <summary>What a member of staff says of one theme on one point. It wins over the machine wherever tags are counted or shown.</summary>
public sealed record TagCorrection
{
    /// <summary>The exact words of the point, by which a correction finds its point again after the text was split anew.</summary>
    public required string PointText { get; init; }
    public required string Theme { get; init; }

    /// <summary>True: the theme belongs here. False: it does not.</summary>
    public required bool Applies { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}
