using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Imports;

/// <summary>What cells answer to the questions that the form asks of everybody, in English or Welsh; null where they say neither.</summary>
internal static class SheetAnswers
{
    /// <summary>The field of <see cref="Submissions.Submission.Facts"/> that a column becomes, or null where it becomes none.</summary>
    internal static string? FieldOf(ColumnUse use) =>
        use switch
        {
            ColumnUse.Publish => DraftFields.Publish,
            ColumnUse.Area => DraftFields.Area,
            ColumnUse.Victim => DraftFields.Victim,
            ColumnUse.AnswersFor => DraftFields.Capacity,
            ColumnUse.Reply => DraftFields.Reply,
            _ => null,
        };

    internal static string? Read(ColumnUse use, string text) =>
        use switch
        {
            ColumnUse.Publish => ConsentOf(text),
            ColumnUse.Area => PostcodeDistrict.Parse(text),
            ColumnUse.Victim => VictimOf(text),
            ColumnUse.AnswersFor => CapacityOf(text),
            ColumnUse.Reply => YesOrNo(text),
            _ => throw new ArgumentOutOfRangeException(nameof(use)),
        };

    /// <summary>What is wrong with a cell that says nothing of the kind, after its words.</summary>
    internal static string WhatIsWrong(ColumnUse use) =>
        use switch
        {
            ColumnUse.Publish => "is not yes, no, named or anonymous",
            ColumnUse.Area => "is no postcode, nor the first half of one",
            ColumnUse.Victim => "is not yes, no or prefer not to say",
            ColumnUse.AnswersFor => "is neither for oneself nor for an organisation",
            ColumnUse.Reply => "is not yes or no",
            _ => throw new ArgumentOutOfRangeException(nameof(use)),
        };

    internal static string? LanguageOf(string text) =>
        Plain(text) switch
        {
            "en" or "eng" or "en-gb" or "english" or "saesneg" => Languages.English,
            "cy" or "cym" or "cy-gb" or "welsh" or "cymraeg" => Languages.Welsh,
            _ => null,
        };

    /// <summary>A plain yes names nobody: to be named has to be said.</summary>
    private static string? ConsentOf(string text) =>
        Plain(text) switch
        {
            "named" or "with name" or "yes, named" or "yes, with the organisation's name" or "gydag enw" => DraftFields.PublishNamed,
            "anonymous" or "yes, anonymous" or "yes, without a name" or "cewch" or "dienw" => DraftFields.PublishAnonymous,
            "na chewch" => DraftFields.No,
            _ => YesOrNo(text) is DraftFields.Yes ? DraftFields.PublishAnonymous : YesOrNo(text),
        };

    private static string? VictimOf(string text) =>
        Plain(text) switch
        {
            "prefer-not-to-say"
            or "prefer not to say"
            or "i prefer not to say"
            or "i would prefer not to say"
            or "rather not say"
            or "gwell gen i beidio dweud"
            or "gwell gennyf beidio â dweud"
            or "byddai'n well gennyf beidio â dweud" => DraftFields.PreferNotToSay,
            _ => YesOrNo(text),
        };

    private static string? CapacityOf(string text) =>
        Plain(text) switch
        {
            "myself"
            or "for myself"
            or "me"
            or "individual"
            or "an individual"
            or "as an individual"
            or "person"
            or "member of the public"
            or "a member of the public"
            or "resident"
            or "fy hun"
            or "fi fy hun"
            or "drosof fy hun"
            or "unigolyn"
            or "fel unigolyn"
            or "aelod o'r cyhoedd" => DraftFields.Myself,
            "organisation"
            or "an organisation"
            or "organization"
            or "an organization"
            or "for an organisation"
            or "as an organisation"
            or "on behalf of an organisation"
            or "on behalf of an organization"
            or "sefydliad"
            or "dros sefydliad"
            or "ar ran sefydliad" => DraftFields.AnOrganisation,
            _ => null,
        };

    private static string? YesOrNo(string text) =>
        Plain(text) switch
        {
            "yes" or "y" or "true" or "1" or "ydw" or "ie" or "oes" or "do" or "hoffwn" => DraftFields.Yes,
            "no" or "n" or "false" or "0" or "na" or "nac ydw" or "nac oes" or "naddo" or "na hoffwn" => DraftFields.No,
            _ => null,
        };

    private static string Plain(string text) => text.Trim().TrimEnd('.').Replace('\u2019', '\'').ToLowerInvariant();
}
