using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary>
/// The point whose button asked for a page, where one did: the page begins there, since what a button sends has no place in its address
/// that a browser would go to by itself.
/// </summary>
/// <param name="Point">Whose button it was, or null.</param>
/// <param name="Opened">The group of that point's actions that is open, or null.</param>
public sealed record PageBeginning(PointId? Point, ActionGroup? Opened)
{
    /// <summary>What an address may say of it.</summary>
    internal static readonly string[] Names = [OpenActions.Open, OpenActions.Close, PointPages.Context];

    internal static PageBeginning Read(IQueryCollection asked) =>
        OpenActions.Parse(asked[OpenActions.Open]) is { } opened ? new PageBeginning(opened.Point, opened.Group)
        : OpenActions.Parse(asked[OpenActions.Close]) is { } closed ? new PageBeginning(closed.Point, Opened: null)
        : PointId.TryParse(asked[PointPages.Context], out var id) ? new PageBeginning(id, Opened: null)
        : new PageBeginning(Point: null, Opened: null);

    internal bool IsAt(PointId id) => Point == id;

    /// <summary>The address with what is open here open.</summary>
    internal string KeptIn(string address) =>
        Point is { } id && Opened is { } group
            ? PageAddress.With(address, OpenActions.Open, new OpenActions(id, group).ToString())
            : address;

    internal ActionGroup? OpenedAt(PointId id) => Point == id ? Opened : null;
}
