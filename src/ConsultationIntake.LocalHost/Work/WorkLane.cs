using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Work;

/// <summary>Work that shares workers. The numbers are stored.</summary>
internal enum WorkLane
{
    Reading = 0,

    /// <summary>Whatever waits for a mail server.</summary>
    Mail = 1,
}

internal static class WorkLanes
{
    internal static WorkLane Of(WorkItem item) =>
        item.Kind switch
        {
            WorkKind.SendCopy or WorkKind.AcknowledgeEmail => WorkLane.Mail,
            WorkKind.TagSubmission when item.Step == WorkItem.Tell => WorkLane.Mail,
            WorkKind.TagSubmission or WorkKind.ReadEmail or WorkKind.RetagConsultation or WorkKind.ImportSheet => WorkLane.Reading,
            _ => throw new NotSupportedException($"Nothing says who works on {item.Kind}."),
        };
}
