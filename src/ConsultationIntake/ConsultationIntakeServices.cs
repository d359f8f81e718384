using ConsultationIntake.Alerts;
using ConsultationIntake.Allowances;
using ConsultationIntake.Archives;
using ConsultationIntake.Clients;
using ConsultationIntake.Concerns;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Demonstrations;
using ConsultationIntake.Digests;
using ConsultationIntake.Exports;
using ConsultationIntake.History;
using ConsultationIntake.Imports;
using ConsultationIntake.Inbox;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Files;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.ThemeWords;
using ConsultationIntake.Undelivered;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake;

/// <summary>
/// The use cases. A host adds its adapters for the ports, a <see cref="ConsultationCatalogue"/> and a <see cref="SiteAddress"/>.
/// </summary>
public static class ConsultationIntakeServices
{
    public static IServiceCollection AddConsultationIntake(this IServiceCollection services) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<SubmissionReader>()
            .AddSingleton<ThemesInUse>()
            .AddSingleton<ReadCorrections>()
            .AddSingleton<LookForWords>()
            .AddSingleton<ChangeTheme>()
            .AddSingleton<LearnThemes>()
            .AddSingleton<SubmitResponse>()
            .AddSingleton<GroupCopy>()
            .AddSingleton<TagSubmission>()
            .AddSingleton<MarkSubmissionFailed>()
            .AddSingleton<RetrySubmission>()
            .AddSingleton<TakeAction>()
            .AddSingleton<TakeActionOnMany>()
            .AddSingleton<UndoMany>()
            .AddSingleton<SurveyPoints>()
            .AddSingleton<FindLikePoints>()
            .AddSingleton<ChangeConcern>()
            .AddSingleton<GroupPoints>()
            .AddSingleton<JoinLike>()
            .AddSingleton<ListConcerns>()
            .AddSingleton<SaveFilter>()
            .AddSingleton<NoteVisit>()
            .AddSingleton<StaffHistory>()
            .AddSingleton<VerifyHistory>()
            .AddSingleton<SweepWaiting>()
            .AddSingleton<RetryAfterOutage>()
            .AddSingleton<TurnIntoClaims>()
            .AddSingleton<KeepDraft>()
            .AddSingleton<SendDraft>()
            .AddSingleton<ForgetAllowances>()
            .AddSingleton<KeepDemonstrationsApart>()
            .AddSingleton<KeepFile>()
            .AddSingleton<ShowFile>()
            .AddSingleton<RetagConsultation>()
            .AddSingleton<RetagOutdated>()
            .AddSingleton<OverdueFlags>()
            .AddSingleton<TellOfSafeguarding>()
            .AddSingleton<SendDueDigests>()
            .AddPlacesOfWords()
            .AddSingleton<EraseSubmission>()
            .AddSingleton<ReadPoints>()
            .AddSingleton<ExportTables>()
            .AddSingleton<ReadPanelTable>()
            .AddSingleton<MakeReport>()
            .AddSingleton<ReadReplies>()
            .AddSingleton<KeptMails>()
            .AddSingleton<SendKeptMail>()
            .AddSingleton<SendReplies>()
            .AddSingleton<NoteWantedReply>()
            .AddSingleton<ReplyToRespondents>()
            .AddSingleton<SweepReplies>()
            .AddSingleton<SettleUndelivered>()
            .AddSingleton<ChooseQuote>()
            .AddSingleton<ApplyRetention>()
            .AddSingleton<ClientKeys>()
            .AddSingleton<RedactResponse>()
            .AddSingleton<PublishResponses>()
            .AddSingleton<RecordConsent>()
            .AddSingleton<WriteArchive>()
            .AddSingleton<ReadArchive>()
            .AddSingleton<FindTakenRows>()
            .AddSingleton<PrepareImport>()
            .AddSingleton<TakeInSheet>()
            .AddSingleton<TypeInResponse>()
            .AddSingleton<TypeAgain>()
            .AddSingleton<DraftOutcome>()
            .AddSingleton<ReadOutcome>()
            .AddSingleton<SaveOutcomeWords>()
            .AddSingleton<PublishOutcome>()
            .AddInbox();
}
