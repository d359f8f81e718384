using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Work that shares workers. The numbers are stored.</summary>
internal enum WorkLane
{
    Reading = 0,

    /// <summary>Whatever waits for a mail server.</summary>
    Mail = 1,

    /// <summary>Sheets that are taken in or back. One may take minutes, and nothing that is read waits for it.</summary>
    Sheets = 2,
}

internal static class WorkLanes
{
    internal static WorkLane Of(WorkItem item) =>
        item.Kind switch
        {
            WorkKind.SendCopy or WorkKind.AcknowledgeEmail => WorkLane.Mail,
            WorkKind.TagSubmission when item.Step == WorkItem.Tell => WorkLane.Mail,
            WorkKind.ImportSheet => WorkLane.Sheets,
            WorkKind.TagSubmission or WorkKind.ReadEmail or WorkKind.RetagConsultation => WorkLane.Reading,
            _ => throw new NotSupportedException($"Nothing says who works on {item.Kind}."),
        };
}
