using System.Collections.Immutable;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Submissions.Register;

/// <summary>Which points. Fields that are not there do not filter; of a field's values one is enough, and every field has to fit.</summary>
public sealed record PointQuery
{
    public required ConsultationSlug Consultation { get; init; }

    /// <summary>The fields asked for, each with the values that will do.</summary>
    public ImmutableSortedDictionary<PointField, IReadOnlyList<string>> Fields { get; init; } =
        ImmutableSortedDictionary<PointField, IReadOnlyList<string>>.Empty;

    /// <summary>Words that all have to be there, in any form; phrases in double quotes. Null or empty asks for none.</summary>
    public string? Words { get; init; }

    /// <summary>Received at or after this instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>With a safeguarding flag raised at or after this instant, to the second.</summary>
    public DateTimeOffset? FlaggedFrom { get; init; }

    /// <summary>With a safeguarding flag raised before this instant, to the second.</summary>
    public DateTimeOffset? FlaggedUntil { get; init; }

    /// <summary>1 to 200, default 50.</summary>
    public int Take { get; init; } = 50;

    /// <summary><see cref="PointPage.Next"/> of the page before, or null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Whether <see cref="PointPage.Count"/> is asked for: at less than asking for the page and for the count.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The values of <see cref="PointField.Stands"/> that will do.</summary>
    public IReadOnlyList<string> Stands => Fields.GetValueOrDefault(PointField.Stands, [PointFacet.Yes]);

    public PointQuery With(PointField field, params string[] values) => this with { Fields = Fields.SetItem(field, values) };
}

/// <summary>
/// A page of points; <paramref name="Next"/> asks for the one after it, null on the last. A point keeps its place in the list whatever
/// staff do to others.
/// </summary>
/// <param name="Points">In the order of the list.</param>
/// <param name="Next">See <see cref="PointQuery.After"/>.</param>
/// <param name="Count">How many the query finds on all its pages, at the moment of this one; null where that was not asked for.</param>
public sealed record PointPage(IReadOnlyList<PointRow> Points, string? Next, long? Count = null);
