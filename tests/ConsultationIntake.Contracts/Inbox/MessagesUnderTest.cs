using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Work;

namespace ConsultationIntake.Contracts.Inbox;

/// <param name="Store">The store, empty.</param>
/// <param name="ReceiveWorkAsync">Takes every email that waits to be read now, as a consumer would.</param>
public sealed record MessagesUnderTest(IMessageStore Store, Func<Task<IReadOnlyList<WorkItem>>> ReceiveWorkAsync);
