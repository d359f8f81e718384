using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Web.Imports;

/// <summary>What a response on paper says of its sender, by the names of <see cref="DraftFields"/>.</summary>
internal static class TypedFacts
{
    private static readonly (string Field, string[] Values)[] Choices =
    [
        (DraftFields.Capacity, [DraftFields.Myself, DraftFields.AnOrganisation]),
        (DraftFields.Victim, [DraftFields.Yes, DraftFields.No, DraftFields.PreferNotToSay]),
        (DraftFields.Publish, [DraftFields.PublishNamed, DraftFields.PublishAnonymous, DraftFields.No]),
        (DraftFields.Reply, [DraftFields.Yes, DraftFields.No]),
    ];

    /// <summary>What is said; what is wrong with it goes to <paramref name="errors"/>, by field.</summary>
    /// <param name="said">Of a field, what was typed or chosen; empty or null where it was left open.</param>
    /// <param name="errors">Added to.</param>
    internal static Dictionary<string, string> Read(Func<string, string?> said, Dictionary<string, string[]> errors)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (said(DraftFields.Area) is { Length: > 0 } area)
        {
            if (PostcodeDistrict.Parse(area) is { } district)
                facts[DraftFields.Area] = district;
            else
                errors[DraftFields.Area] = ["Enter a postcode district, like WM1, or leave it empty"];
        }

        foreach (var (field, values) in Choices)
        {
            if (said(field) is not { Length: > 0 } value)
                continue;
            if (values.Contains(value))
                facts[field] = value;
            else
                errors[field] = [$"Use one of: {string.Join(", ", values)}"];
        }

        return facts;
    }
}
