using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>
/// Two minutes of a sheet a message. What fails every try stops it (<see cref="ImportSheetPoison"/>): staff let it go on, or take it back.
/// </summary>
public sealed class ImportSheetWork(TakeInSheet takeIn)
{
    [Function(nameof(ImportSheetWork))]
    public Task RunAsync([QueueTrigger("%ImportSheetQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken)
    {
        var work = WorkItem.FromJson(message);
        return takeIn.ExecuteAsync(ConsultationSlug.Parse(work.Consultation), work.Id, cancellationToken);
    }
}
