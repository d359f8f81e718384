using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary>Reads what an officer pressed on a page: the form's <c>do</c> names the action, its other fields say the rest.</summary>
internal static class PointActionForm
{
    internal const string Do = "do";
    internal const string Seen = "seen";
    internal const string Back = "back";

    /// <summary>The id of the element of the page to go back to, where it is not the point itself.</summary>
    internal const string Anchor = "anchor";
    internal const string TakeBack = "";

    /// <returns>Null where the form names no action that a page offers, or leaves out what the action is made of.</returns>
    internal static StaffAction? Read(IFormCollection form, int point, Consultation consultation) =>
        form[Do].ToString() switch
        {
            "theme" => new StaffAction.SetTheme(form["theme"].ToString(), form["applies"] == "true") { Point = point },
            "stance" => Value<Stance>(form["stance"]) is { } stance ? new StaffAction.SetStance(stance) { Point = point } : null,
            "whose" => Value<PointKind>(form["whose"]) is { } kind
                ? new StaffAction.SetKind(kind, Text(form["attributedTo"])) { Point = point }
                : null,
            "split" => Number(form["at"]) is { } at ? new StaffAction.Split(at) { Point = point } : null,
            "merge" => new StaffAction.Merge { Point = point },
            "remove" => new StaffAction.Remove(form["reason"].ToString()) { Point = point },
            "flag" => new StaffAction.RaiseFlag(form["reason"].ToString()) { Point = point },
            "answerFlag" => Value<FlagState>(form["state"]) is { } state
                ? new StaffAction.AnswerFlag(state, Text(form["to"]), Day(form["on"]), Text(form["reason"])) { Point = point }
                : null,
            "note" => new StaffAction.AddNote(form["note"].ToString()) { Point = point },
            "assign" => new StaffAction.Assign(Text(form["to"])) { Point = point },
            "read" => new StaffAction.MarkRead { Point = point },
            "decide" => new StaffAction.Decide(DispositionOf(form)) { Point = point },
            "compareWithPlan" => new StaffAction.CompareWithPlan(PlanAnswerOf(form["passage"].ToString(), consultation)) { Point = point },
            "undecide" => new StaffAction.Decide(Disposition: null) { Point = point },
            _ => null,
        };

    /// <summary>What is done to a response as a whole, or to words in it that are no point.</summary>
    internal static StaffAction? ReadForResponse(IFormCollection form) =>
        form[Do].ToString() switch
        {
            "make" => Number(form["start"]) is { } start
            && Number(form["length"]) is { } length
            && Value<PointKind>(form["whose"]) is { } kind
                ? new StaffAction.Make(new TextSpan(start, length), kind)
                : null,
            "note" => new StaffAction.NoteResponse(form["note"].ToString()),
            "assign" => new StaffAction.AssignResponse(Text(form["to"])),
            "undo" => new StaffAction.Undo(form["entry"].ToString(), Text(form["reason"])),
            _ => null,
        };

    /// <summary>
    /// A passage by its id; <see cref="PointFacet.None"/> says that none answers the point, <see cref="TakeBack"/> nothing.
    /// </summary>
    private static PlanAnswer? PlanAnswerOf(string passage, Consultation consultation) =>
        passage switch
        {
            TakeBack => null,
            PointFacet.None => new PlanAnswer(Passage: null),
            _ => consultation.NewPassages.FirstOrDefault(known => known.Id == passage) is { } known
                ? new PlanAnswer(known.Id, known.Section, known.Text)
                : new PlanAnswer(passage),
        };

    internal static Disposition DispositionOf(IFormCollection form) =>
        new()
        {
            Outcome = form["outcome"].ToString(),
            PlanSection = Text(form["section"]),
            Answer = Text(form["answer"]),
            AnswerWelsh = Text(form["answerWelsh"]),
            Reason = Text(form["reason"]),
            IsAgreed = form["agreed"] == "true",
        };

    /// <summary>The <see cref="WorkedPoint.Revision"/> that the page showed.</summary>
    internal static int? SeenIn(IFormCollection form) => Number(form[Seen]);

    /// <summary>The id of the element to go back to, or null where the form names none.</summary>
    internal static string? AnchorIn(IFormCollection form) => AnchorOf(form[Anchor]);

    /// <summary>The value where it can be an element's id, else null.</summary>
    internal static string? AnchorOf(string? value) =>
        value is { Length: > 0 and < 60 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? id : null;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static int? Number(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Value<T>(string? value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(value![0]) ? known : null;
}
