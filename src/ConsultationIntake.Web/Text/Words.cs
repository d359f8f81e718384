namespace ConsultationIntake.Web.Text;

/// <summary>
/// Every text of the public form, as en.json and cy.json beside this file have them. A text missing in either stops the host.
/// </summary>
public sealed partial record Words
{
    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>
    /// Sunday first, as they stand in every text here: of when something happens, or after a word such as "until". Welsh softens them
    /// there (ddydd Sul).
    /// </summary>
    public required IReadOnlyList<string> Weekdays { get; init; }
    public required FrameWords Frame { get; init; }
    public required ListWords List { get; init; }
    public required StartWords Start { get; init; }
    public required QuestionWords Question { get; init; }
    public required FilesWords Files { get; init; }
    public required AboutWords About { get; init; }
    public required CheckWords Check { get; init; }
    public required SentWords Sent { get; init; }
    public required ResponsesWords Responses { get; init; }
    public required OutcomeWords Outcome { get; init; }
    public required CopyWords Copy { get; init; }
    public required LaterWords Later { get; init; }
    public required EqualityWords Equality { get; init; }
    public required NoticeWords Notice { get; init; }
    public required CookiesWords Cookies { get; init; }
    public required PrivacyWords Privacy { get; init; }
    public required AccessibilityWords Accessibility { get; init; }
    public required MailWords Mail { get; init; }

    public sealed record FrameWords
    {
        public required string SkipLink { get; init; }
        public required string Languages { get; init; }
        public required string Footer { get; init; }
        public required string Privacy { get; init; }
        public required string Accessibility { get; init; }
        public required string Cookies { get; init; }
        public required string AllConsultations { get; init; }
        public required string Back { get; init; }
        public required string Proceed { get; init; }
        public required string SaveForLater { get; init; }
        public required string Preview { get; init; }
        public required string PreviewEnd { get; init; }
        public required string Optional { get; init; }
        public required string Error { get; init; }
        public required string Problem { get; init; }
        public required string ThisQuestion { get; init; }
        public required string Important { get; init; }
        public required string LeaveEmpty { get; init; }
        public required string ContactEmail { get; init; }
        public required string ContactPhone { get; init; }
        public required string ContactPost { get; init; }
        public required string Moment { get; init; }
        public required string Midnight { get; init; }
        public required string Midday { get; init; }
        public required string EndOfDay { get; init; }
        public required string Day { get; init; }

        /// <summary>On a page in Welsh, of a text that is there in English alone.</summary>
        public required string InEnglishAlone { get; init; }
    }

    public sealed record ListWords
    {
        public required string Title { get; init; }
        public required string Open { get; init; }
        public required string Coming { get; init; }
        public required string Closed { get; init; }
        public required string None { get; init; }
        public required string Closes { get; init; }
        public required string Opens { get; init; }
        public required string ClosedOn { get; init; }
    }

    public sealed record StartWords
    {
        public required string AskedBy { get; init; }
        public required string EmergencyTitle { get; init; }
        public required string Emergency { get; init; }
        public required string WhenTitle { get; init; }
        public required string ClosesAt { get; init; }
        public required string DaysLeft { get; init; }
        public required string DayLeft { get; init; }
        public required string LastDay { get; init; }
        public required string Late { get; init; }
        public required string BeforeTitle { get; init; }
        public required string Time { get; init; }
        public required string AllOptional { get; init; }
        public required string SomeRequired { get; init; }
        public required string Saved { get; init; }
        public required string AfterTitle { get; init; }
        public required string After { get; init; }
        public required string AfterPrivacy { get; init; }
        public required string Start { get; init; }
        public required string ReadPlan { get; init; }
        public required string Begun { get; init; }
        public required string GoOn { get; init; }
        public required string ForgetWhy { get; init; }
        public required string Forget { get; init; }
        public required string StartAnother { get; init; }
        public required string HelpTitle { get; init; }
    }

    public sealed record QuestionWords
    {
        public required string Plan { get; init; }
        public required string SelectOne { get; init; }
        public required string SelectMany { get; init; }
        public required string Required { get; init; }
        public required string TooLong { get; init; }
        public required string MustAnswer { get; init; }
    }

    public sealed record FilesWords
    {
        public required string Title { get; init; }
        public required string Hint { get; init; }
        public required string Choose { get; init; }
        public required string Added { get; init; }
        public required string Remove { get; init; }
        public required string RemoveThis { get; init; }
        public required string TooMany { get; init; }
        public required string TooLarge { get; init; }
        public required string WrongKind { get; init; }
        public required string Empty { get; init; }
        public required string Virus { get; init; }
        public required string Again { get; init; }
        public required string Busy { get; init; }
        public required string Size { get; init; }
        public required string SizeSmall { get; init; }
    }

    public sealed record AboutWords
    {
        public required string Capacity { get; init; }
        public required string Myself { get; init; }
        public required string AnOrganisation { get; init; }
        public required string Organisation { get; init; }
        public required string OrganisationTooLong { get; init; }
        public required string Area { get; init; }
        public required string AreaHint { get; init; }
        public required string AreaWrong { get; init; }
        public required string AreaOutside { get; init; }
        public required string Victim { get; init; }
        public required string VictimHint { get; init; }
        public required string Support { get; init; }
        public required string Yes { get; init; }
        public required string No { get; init; }
        public required string PreferNotToSay { get; init; }
        public required string Reply { get; init; }
        public required string ReplyHint { get; init; }
        public required string ReplyNeedsEmail { get; init; }
        public required string Publish { get; init; }
        public required string PublishHint { get; init; }
        public required string PublishNamed { get; init; }
        public required string PublishAnonymous { get; init; }
        public required string Contact { get; init; }
        public required string ContactHint { get; init; }
        public required string Name { get; init; }
        public required string Email { get; init; }
        public required string EmailWrong { get; init; }
        public required string NameTooLong { get; init; }
    }

    public sealed record CheckWords
    {
        public required string Title { get; init; }
        public required string Answers { get; init; }
        public required string Change { get; init; }
        public required string ChangeThis { get; init; }
        public required string NotAnswered { get; init; }
        public required string FilesRow { get; init; }
        public required string NoFiles { get; init; }
        public required string CapacityRow { get; init; }
        public required string AreaRow { get; init; }
        public required string VictimRow { get; init; }
        public required string PublishRow { get; init; }
        public required string EmailRow { get; init; }
        public required string SendTitle { get; init; }
        public required string Send { get; init; }
        public required string SendPrivacy { get; init; }
        public required string NothingYet { get; init; }
        public required string SealedNote { get; init; }
    }

    public sealed record SentWords
    {
        public required string Title { get; init; }
        public required string Reference { get; init; }
        public required string Copy { get; init; }
        public required string CopyHeldBack { get; init; }
        public required string KeepReference { get; init; }
        public required string Late { get; init; }
        public required string NextTitle { get; init; }
        public required string Next { get; init; }
        public required string Questions { get; init; }
        public required string PrintLink { get; init; }
        public required string EqualityTitle { get; init; }
        public required string Equality { get; init; }
        public required string EqualityLink { get; init; }
        public required string EqualityThanks { get; init; }
        public required string Already { get; init; }
    }

    public sealed record CopyWords
    {
        public required string Title { get; init; }
        public required string SentAt { get; init; }
        public required string Print { get; init; }
        public required string Back { get; init; }
        public required string HowToSave { get; init; }
        public required string ProofTitle { get; init; }
        public required string ProofText { get; init; }
        public required string ProofGo { get; init; }
        public required string ProofSentTitle { get; init; }
        public required string ProofSent { get; init; }
        public required string ProofReply { get; init; }
        public required string ReplyNoted { get; init; }
        public required string ProofGoneTitle { get; init; }
        public required string ProofGone { get; init; }
        public required string ProofEnough { get; init; }
        public required string ProofCheck { get; init; }
    }

    public sealed record LaterWords
    {
        public required string Title { get; init; }
        public required string Until { get; init; }
        public required string UntilClosing { get; init; }
        public required string Closes { get; init; }
        public required string LinkTitle { get; init; }
        public required string Link { get; init; }
        public required string EmailTitle { get; init; }
        public required string EmailHint { get; init; }
        public required string EmailLabel { get; init; }
        public required string EmailSend { get; init; }
        public required string EmailEmpty { get; init; }
        public required string EmailSent { get; init; }
        public required string EmailEnough { get; init; }
        public required string EmailBusy { get; init; }
        public required string EmailFailed { get; init; }
        public required string Resume { get; init; }
    }

    public sealed record EqualityWords
    {
        public required string Title { get; init; }
        public required string Intro { get; init; }
        public required string Send { get; init; }
        public required string Skip { get; init; }
    }

    public sealed record NoticeWords
    {
        public required string NotOpenTitle { get; init; }
        public required string NotOpen { get; init; }
        public required string ClosedTitle { get; init; }
        public required string Closed { get; init; }
        public required string ClosedDraft { get; init; }
        public required string ClosedMidway { get; init; }
        public required string NotFoundTitle { get; init; }
        public required string NotFound { get; init; }
        public required string NoDraftTitle { get; init; }
        public required string NoDraft { get; init; }
        public required string StartAgain { get; init; }
        public required string TooMuchTitle { get; init; }
        public required string TooMuch { get; init; }
        public required string EnoughTitle { get; init; }
        public required string Enough { get; init; }
        public required string UnreadableTitle { get; init; }
        public required string Unreadable { get; init; }
        public required string WrongTitle { get; init; }
        public required string Wrong { get; init; }
        public required string GoBack { get; init; }
        public required string CheckAgain { get; init; }
        public required string Busy { get; init; }
        public required string NewDraft { get; init; }
        public required string ManyTitle { get; init; }
        public required string Help { get; init; }
    }

    public sealed record CookiesWords
    {
        public required string Title { get; init; }
        public required string Intro { get; init; }
        public required string Name { get; init; }
        public required string Purpose { get; init; }
        public required string Expires { get; init; }
        public required string Form { get; init; }
        public required string Draft { get; init; }
        public required string DraftEnd { get; init; }
        public required string Session { get; init; }
        public required string None { get; init; }
    }

    public sealed record PrivacyWords
    {
        public required string Title { get; init; }
        public required string WhoTitle { get; init; }
        public required string Who { get; init; }
        public required string Registration { get; init; }
        public required string Officer { get; init; }
        public required string WhatTitle { get; init; }
        public required string What { get; init; }
        public required string WhyTitle { get; init; }
        public required string Why { get; init; }
        public required string UseTitle { get; init; }
        public required string Use { get; init; }
        public required string Equality { get; init; }
        public required string KeepTitle { get; init; }
        public required string Keep { get; init; }
        public required string RightsTitle { get; init; }
        public required string Rights { get; init; }
    }

    public sealed record AccessibilityWords
    {
        public required string Title { get; init; }
        public required string Scope { get; init; }
        public required string Can { get; init; }
        public required string CanZoom { get; init; }
        public required string CanKeyboard { get; init; }
        public required string CanReader { get; init; }
        public required string CanScript { get; init; }
        public required string StatusTitle { get; init; }
        public required string Status { get; init; }
        public required string Tested { get; init; }
        public required string TellTitle { get; init; }
        public required string Tell { get; init; }
        public required string EnforceTitle { get; init; }
        public required string Enforce { get; init; }
    }
}
