namespace ConsultationIntake.Work;

/// <summary>
/// Takes work to be done soon. Triggers and the local loop consume it: at least once, in no promised order, five tries,
/// then the poison list.
/// </summary>
public interface IWorkQueue
{
    /// <summary>Durable when it returns. Queueing the same item twice is allowed and means it may be done twice.</summary>
    Task EnqueueAsync(WorkItem item, CancellationToken cancellationToken);
}
