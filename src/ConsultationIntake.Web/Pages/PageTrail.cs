using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Pages;

/// <summary>
/// The pages of a list that somebody came by, in the address of the page they are on: lists are read forwards from a mark, and the marks
/// of the pages before are how to go back. The newest <see cref="Longest"/> are kept.
/// </summary>
/// <param name="Marks">Of each page, the one come by first in front; that of a list's first page is empty.</param>
public sealed record PageTrail(ImmutableArray<string> Marks)
{
    /// <summary>What it is called in an address.</summary>
    internal const string Name = "trail";

    private const int Longest = 8;

    /// <summary>Stands in no mark, and needs no escaping.</summary>
    private const char Between = '~';

    internal static PageTrail Read(IQueryCollection asked) =>
        asked[Name].ToString() is { Length: > 0 } given ? new([.. given.Split(Between).Skip(1).TakeLast(Longest)]) : new([]);

    /// <summary>The mark of the page before, empty for the first; null where nobody knows.</summary>
    internal string? Before => Marks is [.., var last] ? last : null;

    /// <summary>As it is on the page before.</summary>
    internal PageTrail Back() => new(Marks.RemoveAt(Marks.Length - 1));

    /// <summary>As it is on the page after one with this mark.</summary>
    internal PageTrail Beyond(string? mark) => new([.. Marks.Add(mark ?? "").TakeLast(Longest)]);

    /// <summary>For an address, or null where there is nothing to say.</summary>
    private string? Value => Marks.IsEmpty ? null : string.Concat(Marks.Select(mark => $"{Between}{Uri.EscapeDataString(mark)}"));

    /// <summary>As an address says it when what is escaped there is read.</summary>
    private string Joined => string.Concat(Marks.Select(mark => $"{Between}{mark}"));

    /// <summary>For a form that asks for the same page again.</summary>
    internal IEnumerable<(string Name, string Value)> Pairs => Marks.IsEmpty ? [] : [(Name, Joined)];

    /// <summary>The address of a page of a list that was come to by this.</summary>
    /// <param name="first">The address of the list's first page, with its filter.</param>
    /// <param name="name">What a page's mark is called in its address.</param>
    /// <param name="mark">Of the page; null or empty for the first.</param>
    internal string Address(string first, string name, string? mark)
    {
        var asked = new List<string>();
        if (mark is { Length: > 0 })
            asked.Add($"{name}={Uri.EscapeDataString(mark)}");
        if (Value is { } by)
            asked.Add($"{Name}={by}");
        var begun = first.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return asked.Count == 0 ? first : $"{first}{begun}{string.Join('&', asked)}";
    }
}
