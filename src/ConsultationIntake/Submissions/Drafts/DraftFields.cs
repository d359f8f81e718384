namespace ConsultationIntake.Submissions.Drafts;

/// <summary>
/// The names under which a draft keeps what was filled in: a question's id for its answer, and these for the rest. A choice
/// is kept as the number of the option, from 1, so that it survives a change of language; several with commas between.
/// </summary>
public static class DraftFields
{
    public const string Capacity = "capacity";
    public const string Organisation = "organisation";
    public const string Area = "area";
    public const string Victim = "victim";
    public const string Name = "name";
    public const string Email = "email";

    /// <summary>Whether the response may be published, and how.</summary>
    public const string Publish = "publish";
    public const string PublishNamed = "named";
    public const string PublishAnonymous = "anonymous";

    /// <summary>Whether somebody wants to be told, by mail and once, what was done with each of their points.</summary>
    public const string Reply = "reply";

    /// <summary>The field that people do not see. Something in it is a program's doing.</summary>
    public const string Extra = "website";

    public const string Yes = "yes";
    public const string No = "no";
    public const string PreferNotToSay = "prefer-not-to-say";
    public const string Myself = "myself";
    public const string AnOrganisation = "organisation";

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        Capacity,
        Organisation,
        Area,
        Victim,
        Name,
        Email,
        Publish,
        Reply,
        Extra,
        "about",
        "action",
        "attempt",
        "check",
        "contact",
        "copy",
        "equality",
        "files",
        "later",
        "sent",
        "start",
    };

    /// <summary>Whether these facts say that the response may be published, with a name or without.</summary>
    public static bool AgreesToPublish(IReadOnlyDictionary<string, string> facts) =>
        facts.GetValueOrDefault(Publish) is PublishNamed or PublishAnonymous;

    /// <summary>Whether a question may not be called this, because a page or a field of the form is.</summary>
    public static bool IsReserved(string questionId) => Reserved.Contains(questionId);
}
