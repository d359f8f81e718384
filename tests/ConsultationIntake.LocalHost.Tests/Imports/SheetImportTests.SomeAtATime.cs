using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Imports;

public sealed partial class SheetImportTests
{
    /// <summary>A store without a transaction for many, which breaks off after so many.</summary>
    private sealed class SomeAtATime(ISubmissionStore store) : ISubmissionStore
    {
        internal int? Left { get; set; }

        /// <summary>What happens once, while a worker that adds is held up.</summary>
        internal Func<Task>? Meanwhile { get; set; }

        public bool AddsAllOrNone => false;

        internal int Calls { get; private set; }

        public async Task<IReadOnlyList<AddOutcome>> AddManyAsync(IEnumerable<Submission> submissions, CancellationToken cancellationToken)
        {
            Calls++;
            if (Meanwhile is { } meanwhile)
            {
                Meanwhile = null;
                await meanwhile();
            }

            var outcomes = new List<AddOutcome>();
            foreach (var submission in submissions)
            {
                if (Left-- == 0)
                    throw new IOException("The network is gone.");
                outcomes.Add(
                    await store.AddAsync(
                        submission,
                        WorkItem.TagSubmission(submission.Consultation, submission.Reference),
                        cancellationToken
                    )
                );
            }

            return outcomes;
        }

        public Task<AddOutcome> AddAsync(Submission submission, WorkItem work, CancellationToken cancellationToken) =>
            store.AddAsync(submission, work, cancellationToken);

        public Task<Submission?> FindAsync(
            ConsultationSlug consultation,
            SubmissionReference reference,
            CancellationToken cancellationToken
        ) => store.FindAsync(consultation, reference, cancellationToken);

        public Task<SubmissionReference?> FindByKeyAsync(
            ConsultationSlug consultation,
            Channel channel,
            string idempotencyKey,
            CancellationToken cancellationToken
        ) => store.FindByKeyAsync(consultation, channel, idempotencyKey, cancellationToken);

        public Task<bool> UpdateAsync(Submission submission, IReadOnlyList<HistoryEntry> history, CancellationToken cancellationToken) =>
            store.UpdateAsync(submission, history, cancellationToken);

        public Task<SubmissionPage> ListAsync(SubmissionQuery query, CancellationToken cancellationToken) =>
            store.ListAsync(query, cancellationToken);

        public Task<long> CountReceivedAsync(
            ConsultationSlug consultation,
            DateTimeOffset from,
            DateTimeOffset before,
            CancellationToken cancellationToken
        ) => store.CountReceivedAsync(consultation, from, before, cancellationToken);

        public Task<IReadOnlyDictionary<string, IReadOnlyList<SubmissionSummary>>> ListOfPartnersAsync(
            ConsultationSlug consultation,
            int takeOfEach,
            CancellationToken cancellationToken
        ) => store.ListOfPartnersAsync(consultation, takeOfEach, cancellationToken);

        public Task<IReadOnlyList<PointExcerpt>> ListPointsAsync(
            ConsultationSlug consultation,
            string theme,
            DateTimeOffset since,
            int take,
            CancellationToken cancellationToken
        ) => store.ListPointsAsync(consultation, theme, since, take, cancellationToken);

        public Task<Tally> TallyAsync(ConsultationSlug consultation, CancellationToken cancellationToken) =>
            store.TallyAsync(consultation, cancellationToken);

        public Task<bool> DeleteAsync(ConsultationSlug consultation, SubmissionReference reference, CancellationToken cancellationToken) =>
            store.DeleteAsync(consultation, reference, cancellationToken);
    }
}
