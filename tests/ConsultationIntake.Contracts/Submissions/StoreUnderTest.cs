using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.Contracts.Submissions;

/// <param name="Store">The store, empty.</param>
/// <param name="ReceiveWorkAsync">Takes everything that waits on its queue now, as a consumer would read it.</param>
public sealed record StoreUnderTest(ISubmissionStore Store, Func<Task<IReadOnlyList<WorkItem>>> ReceiveWorkAsync);
