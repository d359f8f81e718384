using System.Text.Json.Serialization;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.StaffWork;

/// <summary>
/// Something a member of staff does to a submission. The set is closed: whatever staff do goes one way, from
/// <see cref="Decisions.TakeAction"/> over <see cref="WorkedSubmission"/> into the history, and is undone the same way.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(SetTheme), "setTheme")]
[JsonDerivedType(typeof(SetStance), "setStance")]
[JsonDerivedType(typeof(SetKind), "setKind")]
[JsonDerivedType(typeof(Split), "split")]
[JsonDerivedType(typeof(Merge), "merge")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(Make), "make")]
[JsonDerivedType(typeof(RaiseFlag), "raiseFlag")]
[JsonDerivedType(typeof(AnswerFlag), "answerFlag")]
[JsonDerivedType(typeof(AddNote), "addNote")]
[JsonDerivedType(typeof(Assign), "assign")]
[JsonDerivedType(typeof(MarkRead), "markRead")]
[JsonDerivedType(typeof(Decide), "decide")]
[JsonDerivedType(typeof(Group), "group")]
[JsonDerivedType(typeof(CompareWithPlan), "compareWithPlan")]
[JsonDerivedType(typeof(NoteResponse), "noteResponse")]
[JsonDerivedType(typeof(AssignResponse), "assignResponse")]
[JsonDerivedType(typeof(Undo), "undo")]
public abstract record StaffAction
{
    private StaffAction() { }

    /// <summary>Done to one point, and so to many in turn.</summary>
    public abstract record OnPoint : StaffAction
    {
        private protected OnPoint() { }

        /// <summary>The point's number: <see cref="PointId.Number"/>.</summary>
        public int Point { get; init; }

        /// <summary>Whether another officer who was looking at the point must be told before theirs is taken.</summary>
        [JsonIgnore]
        public virtual bool ChangesThePoint => true;
    }

    /// <summary>The theme belongs on the point, or does not.</summary>
    public sealed record SetTheme(string Theme, bool Applies) : OnPoint;

    public sealed record SetStance(Stance Stance) : OnPoint;

    /// <summary>Whose words it is, with the name where they are somebody else's.</summary>
    public sealed record SetKind(PointKind Kind, string? AttributedTo = null) : OnPoint;

    /// <summary>Two points from one. The first keeps the number.</summary>
    /// <param name="At">Where the second begins, in the submission's text.</param>
    /// <param name="Number">The second's number, drawn when the action is taken.</param>
    public sealed record Split(int At, int Number = 0) : OnPoint;

    /// <summary>The point becomes a part of the one before it, which keeps its number; this number is given to no other.</summary>
    public sealed record Merge : OnPoint;

    /// <summary>It is not a point.</summary>
    public sealed record Remove(string Reason) : OnPoint;

    /// <summary>Somebody may be at risk, or a crime is told of.</summary>
    public sealed record RaiseFlag(string Reason) : OnPoint;

    /// <summary>What was done about a safeguarding flag.</summary>
    /// <param name="State">Anything but <see cref="FlagState.New"/>.</param>
    /// <param name="To">Whom it was referred to.</param>
    /// <param name="On">The day it was referred.</param>
    /// <param name="Reason">Why it is no concern.</param>
    public sealed record AnswerFlag(FlagState State, string? To = null, DateOnly? On = null, string? Reason = null) : OnPoint;

    public sealed record AddNote(string Text) : OnPoint
    {
        public override bool ChangesThePoint => false;
    }

    /// <param name="To">A member of staff, or null for nobody.</param>
    public sealed record Assign(string? To) : OnPoint;

    public sealed record MarkRead : OnPoint
    {
        public override bool ChangesThePoint => false;
    }

    /// <param name="Disposition">
    /// Null takes the decision back. Of a point that was decided with its concern, another decision takes the point out of the concern.
    /// </param>
    public sealed record Decide(Disposition? Disposition) : OnPoint;

    /// <param name="Concern">The id of the concern it belongs to, or null for none.</param>
    /// <param name="Disposition">What was decided of the concern, or null where nothing was yet.</param>
    public sealed record Group(string? Concern, Disposition? Disposition = null) : OnPoint;

    /// <param name="Answer">Null takes back what was said.</param>
    public sealed record CompareWithPlan(PlanAnswer? Answer) : OnPoint;

    /// <summary>A point from words that were none, or were part of none.</summary>
    /// <param name="Span">In the submission's text; in no point.</param>
    /// <param name="Kind">Whose words they are.</param>
    /// <param name="Number">Its number, drawn when the action is taken.</param>
    public sealed record Make(TextSpan Span, PointKind Kind, int Number = 0) : StaffAction;

    public sealed record NoteResponse(string Text) : StaffAction;

    /// <param name="To">A member of staff, or null for nobody.</param>
    public sealed record AssignResponse(string? To) : StaffAction;

    /// <param name="Entry">The <see cref="StaffEntry.Id"/> of what is undone; an undoing can be undone too.</param>
    /// <param name="Reason">Why: asked for where a safeguarding flag is taken back, else null.</param>
    public sealed record Undo(string Entry, string? Reason = null) : StaffAction;
}
