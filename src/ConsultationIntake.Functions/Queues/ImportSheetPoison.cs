using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.Work;
using Microsoft.Azure.Functions.Worker;

namespace ConsultationIntake.Functions.Queues;

/// <summary>A sheet that failed every try says so on its page, where staff can let it go on.</summary>
public sealed class ImportSheetPoison(TakeInSheet takeIn)
{
    [Function(nameof(ImportSheetPoison))]
    public Task RunAsync(
        [QueueTrigger("%ImportSheetQueue%-poison", Connection = "Storage")] string message,
        CancellationToken cancellationToken
    )
    {
        var work = WorkItem.FromJson(message);
        return takeIn.GiveUpAsync(ConsultationSlug.Parse(work.Consultation), work.Id, cancellationToken);
    }
}
