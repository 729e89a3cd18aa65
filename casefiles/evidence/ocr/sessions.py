"""Opens a model of onnxruntime so that it starts no thread: such a process can be forked.

The library reports to its maker unless it is told not to before it is loaded: it would keep a
database and an id of the computer in the home folder, and look for the network.
"""

import os
from typing import Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime


def opened(model: bytes) -> Any:
    """Return a session on one processor that reports nothing and keeps no memory between runs."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_cpu_mem_arena = False
    # On white paper most of what a model multiplies is nearly nought, and a processor takes many
    # times as long for such numbers. The library heeds this for the first session of a process.
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
